import { type ChildProcess, spawn } from 'node:child_process';
import type { SessionLife, SessionTold, Write } from './session-told.ts';

/** A session at work, and what it has said so far. */
export interface RunningSession {
  life: SessionLife;
  said: SessionTold[];
  /** When it has ended, or has nothing more to do. */
  worked: Promise<void>;
  /** Lets one that rests take what it stays with. */
  stay(): Promise<void>;
  /** Lets one that stays end. */
  end(): Promise<void>;
  /** Ends it as by kill -9. */
  kill(): Promise<void>;
}

/**
 * Starts a session.
 * @param program the bundled `session.ts`
 * @param stopped how long it stays stopped where it stops itself in the middle of a write to a path
 */
export function startSession(
  program: string,
  life: SessionLife,
  stopped: (path: string) => Promise<void>,
): RunningSession {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, JSON.stringify(life)], { env: { PATH, HOME: life.home } });
  const said: SessionTold[] = [];
  let error = '';
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const ended = endOf(child).then((signal) => {
    if (error !== '' || (signal !== null && signal !== 'SIGKILL')) throw new Error(`${life.name}: ${error || signal}`);
  });
  const heard = onLines(child, (told) => {
    said.push(told);
    if (told.did === 'stops') void stopped(told.path).then(() => child.kill('SIGCONT'));
  });
  return {
    life,
    said,
    worked: Promise.race([heard('rests'), ended]),
    stay: () => (child.stdin.write('stay\n'), Promise.race([heard('stays'), ended])),
    end: () => (child.stdin.end('end\n'), ended),
    kill: () => (child.kill('SIGKILL'), ended),
  };
}

function endOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
}

/** Hears every line. @returns what waits for the first line of a kind */
function onLines({ stdout }: ChildProcess, hear: (told: SessionTold) => void) {
  const waiting = new Map<string, () => void>();
  let rest = '';
  stdout?.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line) as SessionTold;
      hear(told);
      waiting.get(told.did)?.();
    }
  });
  return (did: SessionTold['did']) => new Promise<void>((resolve) => waiting.set(did, resolve));
}

/** Pairs of writes of one repository path by two sessions, in whichever worktrees, that overlap in time. */
export function overlapping(writes: readonly Write[]): [Write, Write][] {
  const inOrder = writes.toSorted((a, b) => a.begun - b.begun);
  return inOrder.flatMap((first, index) =>
    inOrder
      .slice(index + 1)
      .filter(({ path, session, begun }) => path === first.path && session !== first.session && begun < first.ended)
      .map((second): [Write, Write] => [first, second]),
  );
}

/** As a test's failure names it. */
export const shown = ({ path, session, begun, ended, late }: Write): string =>
  `${path} by ${session} from ${begun.toFixed(1)} to ${ended.toFixed(1)}${late ? ', late' : ''}`;
