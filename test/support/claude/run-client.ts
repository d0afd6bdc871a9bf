import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ClientCall {
  executable: string;
  /** The messages server's address. */
  url: string;
  /** A temporary folder: a test must never reach a person's own settings or login. */
  home: string;
  cwd: string;
  prompt: string;
  /** Further flags, after the ones every run has. */
  args?: string[];
  env?: Record<string, string>;
  /** Milliseconds until the client and all it started are ended. Default 45 000. */
  timeout?: number;
  /** Ends it sooner: a test that wants to find the client in the middle of something. */
  signal?: AbortSignal;
}

export interface ClientOutcome {
  /** Exit code; null when a signal ended the client. */
  code: number | null;
  /** Ended by `timeout` or `signal`, not by itself. */
  cutShort: boolean;
  /** Standard output, one stream-json object a line. */
  lines: StreamLine[];
  /** The last line of type `result`: absent when the client never got so far. */
  result: StreamLine | undefined;
  stderr: string;
}

export type StreamLine = { type: string; subtype?: string } & Record<string, unknown>;

/** Runs one headless session of the real client and waits for its end. A failing client is an outcome, not an error. */
export async function runClient(call: ClientCall): Promise<ClientOutcome> {
  const child = spawn(call.executable, argsOf(call), {
    cwd: call.cwd,
    env: clientEnvironment(call),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: what the client started must end with it.
    detached: true,
  });
  const cut = AbortSignal.any([AbortSignal.timeout(call.timeout ?? 45_000), ...(call.signal ? [call.signal] : [])]);
  const end = () => endGroup(child);
  cut.addEventListener('abort', end);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]).finally(() => cut.removeEventListener('abort', end));
  const lines = streamLines(stdout);
  return { code, cutShort: cut.aborted, lines, result: lines.findLast((line) => line.type === 'result'), stderr };
}

function argsOf({ prompt, args = [] }: ClientCall): string[] {
  const always = ['--output-format', 'stream-json', '--verbose', '--permission-mode', 'acceptEdits'];
  return ['-p', prompt, ...always, '--include-hook-events', ...args];
}

/** All that the client may know. Nothing is inherited: the proxies, keys and settings of this machine stay out. */
export function clientEnvironment(call: Pick<ClientCall, 'url' | 'home' | 'env'>): Record<string, string> {
  return {
    HOME: call.home,
    // The client keeps sockets and outputs of background work there, under one name for all its runs.
    TMPDIR: call.home,
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    ANTHROPIC_BASE_URL: call.url,
    ANTHROPIC_API_KEY: 'dummy',
    DISABLE_AUTOUPDATER: '1',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    // Lets the client take all its flags when the tests run as root, as they do in a container.
    IS_SANDBOX: '1',
    ...call.env,
  };
}

function streamLines(text: string): StreamLine[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as StreamLine);
}

/**
 * SIGINT first: the client runs each Bash command in a session of its own, out of reach of a kill of the group, and
 * SIGINT is the one signal on which both versions end these too (2.1.197 leaves them alive on SIGTERM).
 */
function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGINT');
  const last = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
  child.once('close', () => clearTimeout(last));
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (fault) {
    // Gone between the alarm and the signal.
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
