import { spawn } from 'node:child_process';

export interface HandedOver {
  program: string;
  args: readonly string[];
  folder: string;
  /** Its whole environment. */
  env: Readonly<Record<string, string | undefined>>;
  /** Signals for it, as they come. */
  onSignal(forward: (signal: NodeJS.Signals) => void): () => void;
}

/**
 * Runs a program on the caller's own terminal, nothing between them. Rejects where it can't be started.
 * @returns its exit code; as a shell gives it after a signal
 */
export function handOver({ program, args, folder, env, onSignal }: HandedOver): Promise<number> {
  return new Promise((resolve, reject) => {
    // First, as Ctrl-C may come as soon as the program runs, which is before `spawn` returns.
    const dispose = onSignal((signal) => void child.kill(signal));
    const child = spawn(program, args, { cwd: folder, env, stdio: 'inherit' });
    child.once('error', (error) => {
      dispose();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      dispose();
      resolve(code ?? 128 + (SIGNALS[signal ?? ''] ?? 0));
    });
  });
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15 };
