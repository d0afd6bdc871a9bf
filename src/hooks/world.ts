import type { Notice } from '../domain/notice.ts';
import type { Workplace } from '../services/workplace.ts';
import type { HookPayload } from './payload.ts';
import type { Failing, HookReply } from './reply.ts';

/** What a hook needs of the process it runs in. */
export interface HookWorld {
  env: Readonly<Record<string, string | undefined>>;
  /** The pid of whatever started the hook: the client, or a shell of its. */
  parent: number;
  /** The hook program itself, which lies in `<state>/bin/`; undefined where a person tries a hook by hand. */
  program: string | undefined;
  /** The record of the run whose session it is: such a hook has the time to wait for a person. Otherwise it is installed. */
  record: string | undefined;
  /** Tells people outside the terminals, and does not wait for it. */
  tell(notice: Notice, workplace: Workplace): void;
  /** Opens the repository for a folder. Throws `StateUnreadable` where what the installer wrote cannot be read. */
  open(cwd: string): Promise<Workplace>;
}

/** One kind of event in, one reply out. */
export type EventHandler = (payload: HookPayload, world: HookWorld) => Promise<HookReply>;

/** What is needed beyond letting through what only reads. */
export interface HookAnswers {
  /** What answers an event; undefined where coord has nothing to do with it. */
  handlerOf(event: string): Promise<EventHandler | undefined>;
  /** How faults are to be treated. */
  failingOf(world: HookWorld): Promise<Failing>;
}

/** The repository of a session, from its project folder, not the shell's current one: no `cd` changes an agent's role. */
export function openProject({ cwd }: HookPayload, { env, open }: HookWorld): Promise<Workplace> {
  return open(env['CLAUDE_PROJECT_DIR'] || cwd);
}
