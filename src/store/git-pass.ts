import { spawn } from 'node:child_process';

export interface PassedGit {
  folder: string;
  args: readonly string[];
  /** Its whole environment: a person's hooks, editor and settings are all in force. */
  env: Readonly<Record<string, string | undefined>>;
  /** Signals for git, as they come. */
  onSignal(forward: (signal: NodeJS.Signals) => void): () => void;
}

/** Runs git on the caller's own terminal, nothing between them. @returns its exit code; as a shell gives it after a signal */
export function passToGit({ folder, args, env, onSignal }: PassedGit): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, env, stdio: 'inherit' });
    const dispose = onSignal((signal) => void child.kill(signal));
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
