import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { eventually, journalOf, onlyRun, runFile } from './runs.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

const PLAYBOOK = `version: 1
name: two-steps
parts:
  author: { description: writes }
steps:
  - { id: first, agent: author, access: read, prompt: Read it. }
  - { id: second, agent: author, access: read, prompt: Read it again. }
  - { id: ask, approve: { question: "Go\\n  on, or not?" } }
`;

/** A rehearsal whose steps go on when the test says so, and which waits for a person at its end. */
export interface GatedRun extends Sandbox {
  /** Lets a step finish. */
  open(step: 'first' | 'second'): void;
  /** Waits until a step is at work; the run's id. */
  untilAt(step: 'first' | 'second'): Promise<string>;
  /** Lets it run until it waits; its id. */
  park(): Promise<string>;
}

/** What begins it. */
export const RUN = ['run', 'two-steps', '--rehearse'];

export async function createGatedRun(): Promise<GatedRun> {
  const sandbox = await createSandbox('test/fixtures/team');
  const gates = join(sandbox.dir, '../gates');
  mkdirSync(gates);
  // What a killed runner leaves behind ends with the test at the latest.
  const wait = (step: string) => `"while [ -d ${gates} ] && [ ! -e ${join(gates, step)} ]; do sleep 0.1; done"`;
  const script = `version: 1
playbook: two-steps
steps:
  first: [{ says: reads, runs: ${wait('first')}, cost_usd: 0.42 }]
  second: [{ runs: ${wait('second')} }]
`;
  sandbox.write('playbooks/two-steps.yaml', PLAYBOOK);
  sandbox.write('playbooks/two-steps.rehearsal.yaml', script);
  const parts = 'playbooks:\n  two-steps:\n    parts: { author: backend }\n';
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('playbooks:\n', parts));

  const open = (step: string) => writeFileSync(join(gates, step), '');
  return {
    ...sandbox,
    open,
    untilAt(step) {
      const runs = join(sandbox.dir, '.git/coord/runs');
      return eventually(() => {
        const [run] = existsSync(runs) ? readdirSync(runs) : [];
        if (run === undefined || !existsSync(runFile(sandbox, run, 'journal.jsonl'))) return false;
        return journalOf(sandbox, run).some((event) => event.type === 'group.started' && event.key === step) && run;
      });
    },
    async park() {
      for (const step of ['first', 'second']) open(step);
      expect((await sandbox.coord(RUN)).code).toBe(4);
      return onlyRun(sandbox);
    },
  };
}
