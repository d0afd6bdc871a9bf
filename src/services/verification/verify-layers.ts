import type { CheckReport, LayerReport, VerificationReport } from '../../domain/verification.ts';
import { runCommand } from '../processes/run-command.ts';

export interface LayerSpec {
  id: string;
  needs: string[];
  checks: CheckSpec[];
}

export interface CheckSpec {
  name: string;
  command: string;
  timeoutMs: number;
  hint?: string;
}

/** Who looks on, and can end it. */
export interface VerificationWatch {
  signal: AbortSignal;
  report(activity: string): void;
  /** Called with the pid of each check's process group. */
  started(pid: number): void;
}

/**
 * Runs the checks of `wanted` layers and of all that they need, each layer after those it needs, and stops at the
 * first layer that fails: what comes after it would only repeat the failure.
 */
export async function verifyLayers(
  layers: readonly LayerSpec[],
  wanted: readonly string[],
  folder: string,
  watch: VerificationWatch,
): Promise<VerificationReport> {
  const reports: LayerReport[] = [];
  for (const layer of inOrder(layers, wanted)) {
    if (reports.some(({ status }) => status !== 'passed')) {
      reports.push({ layer: layer.id, status: 'skipped', checks: [] });
      continue;
    }
    const checks: CheckReport[] = [];
    for (const check of layer.checks) {
      watch.report(`${layer.id}: ${check.name}`);
      checks.push(await runCheck(check, folder, watch));
    }
    reports.push({ layer: layer.id, status: checks.every(({ passed }) => passed) ? 'passed' : 'failed', checks });
  }
  return { passed: reports.every(({ status }) => status === 'passed'), layers: reports };
}

/** The wanted layers with all they need, needed ones first. The config has no cycles: they are load errors. */
function inOrder(layers: readonly LayerSpec[], wanted: readonly string[]): LayerSpec[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const ordered = new Set<LayerSpec>();
  const visit = (id: string): void => {
    const layer = byId.get(id);
    if (!layer || ordered.has(layer)) return;
    for (const need of layer.needs) visit(need);
    ordered.add(layer);
  };
  for (const id of wanted) visit(id);
  return [...ordered];
}

async function runCheck(check: CheckSpec, folder: string, watch: VerificationWatch): Promise<CheckReport> {
  const { name, command, timeoutMs, hint } = check;
  const { signal, started } = watch;
  const { passed, ending, tail } = await runCommand(command, { folder, limits: { timeoutMs }, signal, started });
  return { name, command, passed, ending, tail, ...(!passed && hint !== undefined && { hint }) };
}
