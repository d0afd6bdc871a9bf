import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const FIXTURES = 'test/fixtures/playbooks';

/** A repository whose own playbooks are fixtures, by the names they get there. */
async function repository(playbooks: Record<string, string>): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  for (const [name, text] of Object.entries(playbooks)) sandbox.write(`playbooks/${name}.yaml`, text);
  await sandbox.git('add', '--all');
  return sandbox;
}

const fixture = (name: string, file: string) => readFileSync(`${FIXTURES}/${name}/${file}`, 'utf8');
/** The errors alone, without what else is said and the count. */
const errorsIn = (text: string) => text.split('\n\n').filter((block) => / error /.test(block));

describe('coord validate and the repository’s own playbooks', () => {
  it.each(['several-at-once', 'yaml-tab', 'name-of-another-file', 'key-unknown'])(
    'says of a broken one what coord plan says: %s',
    async (name) => {
      const { coord } = await repository({ broken: fixture(name, 'playbook.yaml') });
      const { code, stderr } = await coord(['validate']);
      expect(errorsIn(stderr)).toEqual(errorsIn(fixture(name, 'expected.txt')));
      expect(code).toBe(2);
    },
  );

  it('says it of every one of them, and of their rehearsal scripts', async () => {
    const { coord } = await repository({
      broken: fixture('rehearsal-unknown-step', 'playbook.yaml'),
      'broken.rehearsal': fixture('rehearsal-unknown-step', 'rehearsal.yaml'),
      another: fixture('part-unknown', 'playbook.yaml').replace('name: broken', 'name: another'),
    });
    const { code, stderr } = await coord(['validate']);
    const ofAnother = fixture('part-unknown', 'expected.txt').replaceAll('broken', 'another');
    expect(errorsIn(stderr)).toEqual([
      ...errorsIn(ofAnother),
      ...errorsIn(fixture('rehearsal-unknown-step', 'expected.txt')),
    ]);
    expect(code).toBe(2);
  });

  it('says it as JSON', async () => {
    const { coord } = await repository({ broken: fixture('part-unknown', 'playbook.yaml') });
    const { code, stdout } = await coord(['validate', '--json']);
    const { valid, diagnostics } = JSON.parse(stdout) as { valid: boolean; diagnostics: unknown[] };
    expect([code, valid]).toEqual([2, false]);
    expect(diagnostics).toContainEqual({
      severity: 'error',
      code: 'unknown-part',
      message: "part 'autor' is not declared under parts",
      file: 'playbooks/broken.yaml',
      at: { line: 8, column: 12, length: 5 },
      hint: "did you mean 'author'?",
    });
  });

  it('says where the config binds a part that a playbook does not have, and that nobody plays one', async () => {
    const sandbox = await repository({});
    const config = sandbox.read('coord.config.yaml');
    sandbox.write(
      'coord.config.yaml',
      config.replace('lead: backend, owner: frontend', 'leader: backend, owner: frontend'),
    );
    const { code, stderr } = await sandbox.coord(['validate']);
    expect(errorsIn(stderr)).toEqual([
      `coord.config.yaml:31:44 error unknown-part: playbook 'parallel-consultation' has no part 'leader'
  31 |     parts: { experts: [frontend, backend], leader: backend, owner: frontend }
     |                                            ^^^^^^
  hint: did you mean 'lead'?`,
    ]);
    expect(stderr).toContain(" warning unbound-part: nobody plays part 'lead' of playbook 'parallel-consultation'\n");
    expect(code).toBe(2);
  });

  it('is silent about one that is whole', async () => {
    const whole =
      'version: 1\nname: whole\ninputs: { task: {} }\nsteps:\n  - { id: ask, approve: { question: "{{inputs.task}}?" } }\n';
    const { coord } = await repository({ whole });
    expect(await coord(['validate'])).toMatchObject({ code: 0, stdout: expect.stringContaining('valid (') });
  });
});
