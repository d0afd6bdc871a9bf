import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from './seeded.ts';
import type { Done } from './store-worker.ts';

export interface Workers {
  /** The bundled `store-worker.ts`. */
  program: string;
  root: string;
  processes: number;
  /** How many things each does, over all the processes that take its place. */
  each: number;
  /** How often each is killed at most. */
  kills: number;
  seed: number;
}

export interface WorkersEnd {
  /** Everything that somebody was told is done. */
  done: Done[];
  killed: number;
  /** What went wrong in a worker that nobody had killed. */
  errors: string[];
}

/** Lets processes work on one store, kills them at moments that the seed chooses, and starts others in their place. */
export async function killWorkers({ program, root, processes, each, kills, seed }: Workers): Promise<WorkersEnd> {
  const end: WorkersEnd = { done: [], killed: 0, errors: [] };
  const workOne = async (worker: number): Promise<void> => {
    const random = seeded(seed * 1000 + worker);
    let left = each;
    for (let life = 0; left > 0; life += 1) {
      const args = [program, root, `w${worker}.${life}`, String(Math.floor(random() * 1e9)), String(left)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      const delay = life < kills ? 60 + random() * 500 : undefined;
      const { lines, error, isKilled } = await watch(child, delay);
      end.done.push(...lines.map((line) => JSON.parse(line) as Done));
      left -= lines.length;
      if (isKilled) end.killed += 1;
      else if (error !== '' || left > 0) {
        end.errors.push(error);
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: processes }, (_, worker) => workOne(worker)));
  return end;
}

/** Reads what a worker says until it has ended, killed after a time or by itself. */
async function watch(child: ChildProcess, delay: number | undefined) {
  let [out, error] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (error += data.toString()));
  const closed = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  if (delay !== undefined) {
    await Promise.race([closed, pause(delay)]);
    child.kill('SIGKILL');
  }
  const isKilled = (await closed) === 'SIGKILL';
  // The last line may be cut: then nobody was told.
  return { lines: out.split('\n').slice(0, -1), error, isKilled };
}
