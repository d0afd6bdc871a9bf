import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { shellWord } from '../../domain/shell-word.ts';
import { type HookEntry, hookEntries } from '../entries.ts';
import { SETTINGS } from '../install.ts';
import { hookCommand } from '../program.ts';
import { misshapenHook, parseSettings } from '../settings/document.ts';
import { isExecutable } from './executable.ts';
import { type Finding, fault, type Scene } from './finding.ts';

/** What the settings of one worktree come to. */
export interface Entries {
  findings: Finding[];
  /** The command that the client runs before each tool, where it is exactly as coord writes it. */
  beforeTool?: string;
}

/** Whether a worktree's settings have coord's hook for every event, exactly as it is installed now. */
export function examineEntries(worktree: string, scene: Scene): Entries {
  const path = join(worktree, SETTINGS);
  const { install } = scene;
  if (!existsSync(path))
    return { findings: [fault('entries', path, "it is missing, and coord's hooks with it", install)] };
  const closed = closedToOwner(path);
  if (closed) return { findings: [closed] };
  const parsed = parseSettings(readFileSync(path, 'utf8'));
  const wanted = hookEntries(hookCommand(scene.workplace.layout.hookProgram, scene.sources.node));
  const events = wanted.map(({ event }) => event);
  const broken = parsed.ok ? misshapenHook(parsed.value, events) : parsed.error;
  if (broken) {
    const what = `the client ignores it, and coord's hooks with it: ${withoutStop(broken.message)}`;
    return {
      findings: [fault('entries', `${path}:${broken.at.line}`, what, `mend the file by hand, then ${install}`)],
    };
  }
  const groups = groupsOf(readFileSync(path, 'utf8'));
  const program = scene.workplace.layout.hookProgram;
  const verdicts = wanted.map((entry) => ({ entry, verdict: verdictOn(entry, groups(entry.event), program) }));
  const missing = verdicts.filter(({ verdict }) => verdict.kind === 'missing').map(({ entry }) => entry.event);
  const findings = [
    ...(missing.length === 0 ? [] : [fault('entries', path, missingText(missing, events), install)]),
    ...verdicts.flatMap(({ entry, verdict }) =>
      verdict.kind === 'altered'
        ? fault('entries', path, `coord's hook for ${entry.event} is altered: ${verdict.how}`, install)
        : [],
    ),
    ...nodeFindings(
      verdicts.map(({ verdict }) => verdict),
      path,
      install,
    ),
  ];
  const before = verdicts.find(({ entry }) => entry.event === 'PreToolUse')?.verdict;
  return { findings, ...(before?.kind === 'exact' && { beforeTool: before.command }) };
}

type Verdict =
  | { kind: 'exact'; command: string; node: string }
  | { kind: 'missing' }
  | { kind: 'altered'; how: string };

interface Group {
  matcher?: unknown;
  hooks: Record<string, unknown>[];
}

/** Some hook of the event has to be as coord writes it, whichever Node it is started with; what else stands there is a person's. */
function verdictOn(wanted: HookEntry, groups: readonly Group[], program: string): Verdict {
  const placed = groups.flatMap((group) => group.hooks.map((hook) => ({ group, hook })));
  for (const { group, hook } of placed) {
    const node = nodeOf(hook, wanted, program);
    if (node === undefined || !isAsWanted(group, hook, wanted)) continue;
    return { kind: 'exact', command: String(hook['command']), node };
  }
  const ours = placed.find(({ hook }) => String(hook['command']).includes('hook.cjs'));
  return ours ? { kind: 'altered', how: difference(ours.group, ours.hook, wanted, program) } : { kind: 'missing' };
}

function isAsWanted(group: Group, hook: Record<string, unknown>, { matcher, hook: wanted }: HookEntry): boolean {
  const isPlain = Object.keys(group).every((key) => key === 'matcher' || key === 'hooks');
  const withTheirs = { ...wanted, command: hook['command'] };
  return isPlain && group.matcher === matcher && isDeepStrictEqual(hook, withTheirs);
}

function difference(group: Group, hook: Record<string, unknown>, wanted: HookEntry, program: string): string {
  if (nodeOf(hook, wanted, program) === undefined) return 'its command is another';
  if (group.matcher !== wanted.matcher)
    return `its matcher is ${JSON.stringify(group.matcher) ?? 'missing'}, not ${JSON.stringify(wanted.matcher) ?? 'none'}`;
  const keys = [...new Set([...Object.keys(hook), ...Object.keys(wanted.hook)])].filter(
    (key) => key !== 'command' && hook[key] !== (wanted.hook as Record<string, unknown>)[key],
  );
  return `${keys.map((key) => JSON.stringify(key)).join(', ') || 'its group'} is not as coord writes it`;
}

/** The Node that a hook of ours is started with; undefined where the command is not what coord writes. */
function nodeOf(hook: Record<string, unknown>, { hook: wanted }: HookEntry, program: string): string | undefined {
  const [before, after] = wanted.command.split(` ${shellWord(program)} `);
  const command = hook['command'];
  const start = before?.slice(0, before.indexOf('CERTS ') + 'CERTS '.length);
  const end = ` ${shellWord(program)} ${after}`;
  if (typeof command !== 'string' || !start || !command.startsWith(start) || !command.endsWith(end)) return undefined;
  const word = command.slice(start.length, -end.length);
  const node = word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
  return shellWord(node) === word ? node : undefined;
}

function nodeFindings(verdicts: readonly Verdict[], path: string, install: string): Finding[] {
  const nodes = new Set(verdicts.flatMap((verdict) => (verdict.kind === 'exact' ? verdict.node : [])));
  return [...nodes]
    .filter((node) => !isExecutable(node))
    .map((node) =>
      fault('entries', path, `the hooks are started with ${node}, which is not there or not executable`, install),
    );
}

/** By its mode: root may read what its owner may not, and the client is not always root. */
export function closedToOwner(path: string): Finding | undefined {
  const { mode } = statSync(path);
  return mode & 0o400
    ? undefined
    : fault('entries', path, 'its owner may not read it', `chmod u+rw ${shellWord(path)}`);
}

function missingText(missing: readonly string[], all: readonly string[]): string {
  return missing.length === all.length
    ? 'it has no hooks of coord'
    : `coord's hook is missing for ${missing.join(', ')}`;
}

/** The groups of hooks of each event; `misshapenHook` has seen that they have that shape. */
function groupsOf(text: string): (event: string) => Group[] {
  const settings = JSON.parse(text.replace(/^\uFEFF/, '')) as { hooks?: Record<string, Group[]> };
  return (event) => settings.hooks?.[event] ?? [];
}

const withoutStop = (text: string) => text.replace(/\.$/, '');
