import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

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
  /** Milliseconds until the client and all it started are killed. Default 45 000. */
  timeout?: number;
}

export interface ClientOutcome {
  /** Exit code; null when a signal ended the client. */
  code: number | null;
  timedOut: boolean;
  /** Standard output, one stream-json object a line. */
  lines: StreamLine[];
  /** The last line of type `result`: absent when the client never got so far. */
  result: StreamLine | undefined;
  stderr: string;
}

export type StreamLine = { type: string; subtype?: string } & Record<string, unknown>;

/** Runs one headless session of the real client and waits for its end. A failing client is an outcome, not an error. */
export function runClient(call: ClientCall): Promise<ClientOutcome> {
  const child = spawn(call.executable, argsOf(call), {
    cwd: call.cwd,
    env: clientEnvironment(call),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: what the client started must end with it.
    detached: true,
  });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  let timedOut = false;
  const alarm = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) killGroup(child.pid);
  }, call.timeout ?? 45_000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = streamLines(Buffer.concat(out).toString('utf8'));
      const result = lines.findLast((line) => line.type === 'result');
      resolve({ code, timedOut, lines, result, stderr: Buffer.concat(errors).toString('utf8') });
    });
  }).finally(() => clearTimeout(alarm)) as Promise<ClientOutcome>;
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

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (fault) {
    // Gone between the alarm and the kill.
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
