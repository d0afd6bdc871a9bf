import { runProgram } from '../../services/processes/run-program.ts';
import { findProgram } from './executable.ts';
import { type Finding, fault, note, type Scene } from './finding.ts';

/** What coord uses of Claude Code, and the oldest version that it was seen to work with. */
const FEATURES: readonly { version: string; feature: string; without: string }[] = [
  {
    version: '2.1.197',
    feature: 'hooks, permission rules and settings as coord writes them',
    without: 'nobody has tried coord with it',
  },
  {
    version: '2.1.329',
    feature: 'onFailure: block',
    without: 'a hook that runs out of time lets the write through (one that fails blocks all the same)',
  },
  {
    version: '2.1.329',
    feature: 'permission rules that see tee in a shell command',
    without: 'what tee and the like write is kept from a role by the hook alone',
  },
];

/** The client that is found here, and what it is too old for. */
export async function examineClient({ env, workplace }: Scene): Promise<Finding[]> {
  const name = env['COORD_CLAUDE'] || 'claude';
  const program = findProgram(name, env['PATH']);
  if (program === undefined)
    return [note('client', name, 'Claude Code is not found here', 'install it, or set COORD_CLAUDE to where it is')];
  let said = '';
  await runProgram({
    argv: [program, '--version'],
    folder: workplace.repository.worktree,
    env,
    input: '',
    signal: AbortSignal.timeout(PATIENCE_MS),
    started: () => undefined,
    stdout: (text) => (said += text),
    stderr: () => undefined,
  });
  const version = /^\d+\.\d+\.\d+/.exec(said.trim())?.[0];
  if (version === undefined)
    return [
      note('client', program, 'it does not say which version of Claude Code it is', 'see that it is Claude Code'),
    ];
  const [oldest] = FEATURES;
  return FEATURES.filter((feature) => isOlder(version, feature.version)).map((feature) => {
    const what = `Claude Code ${version} is older than ${feature.version}, which ${feature.feature} needs: ${feature.without}`;
    return (feature === oldest ? fault : note)('client', program, what, 'update it: claude update');
  });
}

const PATIENCE_MS = 10_000;

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const index = a.findIndex((number, place) => number !== b[place]);
  return index !== -1 && (a[index] ?? 0) < (b[index] ?? 0);
}
