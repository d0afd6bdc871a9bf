import { execa } from 'execa';
import type { CheckReport, LayerReport, VerificationReport } from '../domain/verification.ts';
import { watchGroup } from './process-group.ts';

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

/** How much of a check's output a report keeps, in characters. */
const TAIL = 4000;

/**
 * Runs the checks of `wanted` layers and of all that they need, each layer after those it needs, and stops at the
 * first layer that fails: what comes after it would only repeat the failure.
 */
export async function verifyLayers(
  layers: readonly LayerSpec[],
  wanted: readonly string[],
  folder: string,
  signal: AbortSignal,
  report: (activity: string) => void,
): Promise<VerificationReport> {
  const reports: LayerReport[] = [];
  for (const layer of inOrder(layers, wanted)) {
    if (reports.some(({ status }) => status !== 'passed')) {
      reports.push({ layer: layer.id, status: 'skipped', checks: [] });
      continue;
    }
    const checks: CheckReport[] = [];
    for (const check of layer.checks) {
      report(`${layer.id}: ${check.name}`);
      checks.push(await runCheck(check, folder, signal));
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

async function runCheck(check: CheckSpec, folder: string, signal: AbortSignal): Promise<CheckReport> {
  const result = await runInGroup(check.command, folder, check.timeoutMs, signal);
  const passed = result.ending === 'exit code 0';
  return {
    name: check.name,
    command: check.command,
    passed,
    ending: result.ending,
    tail: result.output.slice(-TAIL),
    ...(!passed && check.hint !== undefined && { hint: check.hint }),
  };
}

async function runInGroup(
  command: string,
  folder: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ ending: string; output: string }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const child = execa('sh', ['-c', command], {
    cwd: folder,
    reject: false,
    all: true,
    stdin: 'ignore',
    detached: true,
  });
  const ended = watchGroup(child.pid, AbortSignal.any([signal, timeout]));
  try {
    const result = await child;
    return { ending: endingOf(result, timeout, timeoutMs, signal), output: result.all ?? '' };
  } finally {
    ended();
  }
}

function endingOf(
  result: { exitCode?: number | undefined; signal?: string | undefined },
  timeout: AbortSignal,
  timeoutMs: number,
  signal: AbortSignal,
): string {
  if (result.exitCode === 0) return 'exit code 0';
  if (signal.aborted) return 'stopped';
  if (timeout.aborted) return `no end after ${timeoutMs / 1000} s`;
  return result.exitCode === undefined ? `signal ${result.signal}` : `exit code ${result.exitCode}`;
}
