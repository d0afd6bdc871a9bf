import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documentsOf } from '../support/documents.ts';
import { endsOf, filesAt, journalOf, onlyRun, outcomeOf, runFile } from '../support/runs.ts';
import { createSandbox } from '../support/sandbox.ts';

const PROGRAM = 'tools/expert.sh';

/** A person in the middle, and two programs that write a line of their own; one of them breaks down at a word. */
const TEAM = `version: 1
project: { name: shop }
roles:
  frontend: { title: Frontend developer, owns: [web/**], agent: &program { kind: command, command: { argv: [sh, ${PROGRAM}], answer: { format: text } } } }
  backend: { title: Backend developer, owns: [server/**], agent: *program }
  chief: { title: Chief, owns: [docs/**], agent: { kind: manual } }
ownership: { unowned: deny }
playbooks:
  expert-network:
    parts: { coordinator: chief, experts: [frontend, backend], owner: backend }
`;

const EXPERT = `prompt=$(cat)
case "$prompt" in *explode*) [ "$COORD_ROLE" = backend ] && { echo 'no such table' >&2; exit 3; };; esac
case "$COORD_ROLE" in frontend) folder=web;; *) folder=server;; esac
echo "$COORD_ROLE was here" >> $folder/line.txt
echo "{\\"summary\\": \\"$COORD_ROLE has its line\\", \\"open\\": []}"
`;

it('has the person give out each round, lets those work who are named, and tells who did not get through', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('coord.config.yaml', TEAM);
  sandbox.write(PROGRAM, EXPERT);
  await sandbox.git('add', '.');
  await sandbox.git('commit', '-qm', 'a person and two programs');
  const goal = 'goal=Each has a line.';
  const waits = { code: 4, stderr: '' };
  expect(await sandbox.coord(['run', 'expert-network', '--input', goal])).toMatchObject(waits);
  const run = onlyRun(sandbox);
  const done = (output: object) => sandbox.coord(['done', run, '--output', JSON.stringify(output)]);

  const first = readFileSync(runFile(sandbox, run, 'rounds.1.assign.task.md'), 'utf8');
  expect(first).toContain('The experts are frontend, backend.');
  expect(await done({ assignments: [{ expert: 'frontend', task: 'Write your line.' }] })).toMatchObject(waits);
  expect(await done({ done: false, summary: 'One line is there.', conflicts: [] })).toMatchObject(waits);

  const second = readFileSync(runFile(sandbox, run, 'rounds.2.assign.task.md'), 'utf8');
  expect(second).toContain('You said after the last round:\n\n```\nOne line is there.\n```');
  expect(await done({ assignments: [{ expert: 'everybody', task: 'Write it, and explode.' }] })).toMatchObject(waits);
  const weighing = readFileSync(runFile(sandbox, run, 'rounds.2.weigh.task.md'), 'utf8');
  expect(weighing).toContain('`backend` did not get through, and this is why:\n\n```\nsh ended with exit code 3');
  expect(weighing).toContain('`frontend`:\n\n```\nfrontend has its line\n```');
  const conflicts = ['Backend has no line: the page goes without.'];
  expect(await done({ done: true, summary: 'One is enough.', conflicts })).toMatchObject({ code: 0, stderr: '' });

  const events = journalOf(sandbox, run);
  expect(endsOf(events).filter((end) => end.includes('contribute'))).toEqual(
    expect.arrayContaining([
      'rounds.1/work:backend/contribute skipped',
      'rounds.1/work:frontend/contribute succeeded',
      'rounds.2/work:backend/contribute failed',
      'rounds.2/work:frontend/contribute succeeded',
    ]),
  );
  expect(outcomeOf(events, 'rounds')).toMatchObject({ kind: 'succeeded', output: { rounds: 2 } });
  const line = 'frontend was here\nfrontend was here';
  expect(await filesAt(sandbox, `coord/${run}`, 'web/line.txt')).toEqual([`web/line.txt: ${line}`]);
  const documents = documentsOf(sandbox, run);
  expect(documents['rounds.2.record.md']).toContain('backend did not get through: `sh ended with exit code 3');
  expect(documents['rounds.2.record.md']).toContain(`- ${conflicts[0]}`);
});
