import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { faultEnv } from '../faults.ts';
import { seeded } from '../seeded.ts';
import type { Life, Line, Told } from './told.ts';

/** Where a process kills itself: at the call of that number, of those with such a name, that touches the state. */
const POINTS = {
  'before link': { only: '^link$', how: 'kill before', among: 8 },
  'after link': { only: '^link$', how: 'kill after', among: 8 },
  // A log's record and a number are written in place, all others as drafts.
  'mid write': { only: '^write$', how: 'kill middle', among: 20 },
  'mid draft': { only: '^writeFile$', how: 'kill middle', among: 60 },
  'before rename': { only: '^rename$', how: 'kill before', among: 60 },
};
/** Others come in between a look at a lease and the link that takes it. */
const SLOW = { only: '^link$', how: 'late', lateMs: 400 };
type Point = keyof typeof POINTS;
const POINT_NAMES = Object.keys(POINTS) as Point[];

/** One life is ended so; by its parent, `delayMs` after it has said so many lines, or at a point by itself. */
type Kill = { lines: number; delayMs: number } | { point: Point; at: number };

export interface Chaos extends Omit<Life, 'name' | 'role' | 'life' | 'count' | 'ends'> {
  /** The bundled `instance.ts`. */
  program: string;
  state: string;
  processes: number;
  /** How many things each does, over all its lives. */
  each: number;
  /** How often processes are killed, over all. */
  kills: number;
}

export interface ChaosEnd {
  lines: Line[];
  /** How each that was killed was: a point, or `by its parent`. */
  killed: string[];
  /** How often one gave up because a lock had been somebody else's for too long, as it may on a machine that is busy. */
  impatient: number;
  /** What went wrong in a process that nobody had killed. */
  errors: string[];
}

const IMPATIENT = /StateUnreadable: .* has been changing this part of the state for too long/;
const ROLES = ['api', 'web', 'data', 'docs'];

export const nameOfWorker = (worker: number) => `instance-${worker}`;
export const endsInOrder = (worker: number) => worker % 2 === 0;

/** Lets instances work on one repository, kills them, and starts others in their place. */
export async function killInstances(chaos: Chaos): Promise<ChaosEnd> {
  const { program, state, processes, each, kills, seed } = chaos;
  const end: ChaosEnd = { lines: [], killed: [], impatient: 0, errors: [] };
  const workOne = async (worker: number): Promise<void> => {
    const random = seeded(seed * 1000 + worker);
    const plan = killsOf(Math.floor(kills / processes) + (worker < kills % processes ? 1 : 0), each, worker, random);
    const name = nameOfWorker(worker);
    for (let [left, life] = [each, 0]; left > 0; life += 1) {
      const role = ROLES[worker % ROLES.length] ?? '';
      const { markers, repository, library } = chaos;
      const me: Life = {
        name,
        role,
        life,
        count: left,
        ends: endsInOrder(worker),
        markers,
        repository,
        library,
        seed: 0,
      };
      me.seed = Math.floor(random() * 1e9);
      const kill = plan[life];
      const { PATH } = process.env;
      const env = { PATH, ...(kill && 'point' in kill ? pointEnv(state, kill) : faultEnv(state, SLOW)) };
      const args = [program, JSON.stringify(me)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
      const { lines, error, isKilled } = await watch(child, kill && 'lines' in kill ? kill : undefined);
      end.lines.push(...lines.map((told) => ({ ...told, by: name })));
      left -= lines.length;
      if (isKilled) end.killed.push(kill && 'point' in kill ? kill.point : 'by its parent');
      else if (IMPATIENT.test(error)) end.impatient += 1;
      else if (error !== '' || left > 0) {
        end.errors.push(`${name}: ${error}`);
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: processes }, (_, worker) => workOne(worker)));
  return end;
}

/** Half of them by the parent, half at the points in turn. */
function killsOf(count: number, each: number, worker: number, random: () => number): Kill[] {
  const pick = (from: number) => Math.floor(random() * from);
  return Array.from({ length: count }, (_, index): Kill => {
    const number = worker + index;
    if (number % 2 === 0) return { lines: 1 + pick(each / (count + 1)), delayMs: pick(12) };
    const point = POINT_NAMES[(number >> 1) % POINT_NAMES.length] ?? 'mid write';
    // Spread over what it has to do.
    const spread = Math.max(1, each / (count + 1) / 50);
    return { point, at: 1 + pick(POINTS[point].among * spread) };
  });
}

function pointEnv(dir: string, { point, at }: { point: Point; at: number }): Record<string, string> {
  const { only, how } = POINTS[point];
  return faultEnv(dir, { only, how, at });
}

/** Reads what a process says until it has ended, killed or by itself. */
async function watch(child: ChildProcess, kill: { lines: number; delayMs: number } | undefined) {
  let [out, error, isDue] = ['', '', kill !== undefined];
  child.stderr?.on('data', (data: Buffer) => (error += data.toString()));
  child.stdout?.on('data', (data: Buffer) => {
    out += data.toString();
    if (!kill || !isDue || out.split('\n').length <= kill.lines) return;
    isDue = false;
    void pause(kill.delayMs).then(() => child.kill('SIGKILL'));
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, how) => resolve(how)));
  // The last line may be cut: then nobody was told.
  const lines = out.split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as Told), error, isKilled: signal === 'SIGKILL' };
}
