import { describe, expect, it } from 'vitest';
import { onlyRun } from '../support/runs.ts';
import { createSandbox } from '../support/sandbox.ts';

const PLAYBOOK = `version: 1
name: shape
parts:
  author: { description: Writes it }
  experts: { description: Look at it, many: true }
steps:
  - id: write
    run: "true"
    part: author
  - id: ask
    each:
      part: experts
      need: 1
      steps:
        - id: look
          run: test "$ROLE" = frontend
          env: { ROLE: "{{parts.experts}}" }
          part: experts
  - id: aside
    needs: [write]
    run: "true"
    part: author
  - id: rounds
    needs: [ask, aside]
    loop:
      max: 3
      until: steps.try.round == 2
      steps:
        - id: try
          run: "true"
          part: author
        - id: end
          if: '"<b>[a]" == "x|y" && steps.try.round > 5'
          run: "false"
          part: author
  - id: last
    run: "false"
    part: author
finally:
  - id: sweep
    run: "true"
    part: author
`;

async function team() {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('playbooks/shape.yaml', PLAYBOOK);
  const config = sandbox.read('coord.config.yaml');
  const bound = '  shape:\n    parts: { author: backend, experts: [frontend, backend] }\n';
  sandbox.write('coord.config.yaml', `${config.trimEnd()}\n${bound}`);
  return sandbox;
}

/** Every name that Mermaid is told of, and every one that it is told of with a shape. */
function namesIn(drawing: string): { declared: string[]; named: string[] } {
  const lines = drawing.split('\n').map((line) => line.trim().replaceAll(/"[^"]*"/g, '""'));
  const declared = lines.flatMap((line) => /^(?:subgraph )?(s_\w+|finally_)[[({]+""[\])}]+$/.exec(line)?.[1] ?? []);
  return { declared, named: [...new Set(lines.flatMap((line) => line.match(/\b(?:s_\w+|finally_)/g) ?? []))] };
}

describe('coord graph', () => {
  it('draws what stands side by side, in loops and in branches, and what is done at the end', async () => {
    const { coord } = await team();
    expect(await coord(['graph', 'shape'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `shape
◉ write  run: author
│
├─◉ ask  each: for each of experts
│ │ ◉ look  run: experts
└─◉ aside  run: author
│
◉ rounds  loop: at most 3 rounds
│ ◉ try  run: author
│ │
│ ◉ end  run: author; if "<b>[a]" == "x|y" && steps.try.round > 5
│
◉ last  run: author
finally, whatever happened
◉ sweep  run: author
`,
    });
  });

  it('draws it for Mermaid, where nothing of a text can end its label', async () => {
    const { coord } = await team();
    const { code, stdout, stderr } = await coord(['graph', 'shape', '--format', 'mermaid']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`flowchart TD
  s_write["write<br/>run: author"]
  subgraph s_ask["ask<br/>each: for each of experts"]
    direction TB
    s_ask__look["look<br/>run: experts"]
  end
  s_aside["aside<br/>run: author"]
  subgraph s_rounds["rounds<br/>loop: at most 3 rounds"]
    direction TB
    s_rounds__try["try<br/>run: author"]
    s_rounds__end["end<br/>run: author"]
    s_rounds__try -- "if #34;#60;b#62;#91;a#93;#34; == #34;x#124;y#34; #38;#38; steps.try.round #62; 5" --> s_rounds__end
    s_rounds__end -. again .-> s_rounds__try
  end
  s_last["last<br/>run: author"]
  subgraph finally_["finally"]
    direction TB
    s_sweep["sweep<br/>run: author"]
  end
  s_last -.-> finally_
  s_write --> s_ask
  s_write --> s_aside
  s_ask --> s_rounds
  s_aside --> s_rounds
  s_rounds --> s_last
`);
  });

  it('names every step of a shipped playbook once', async () => {
    const { coord } = await team();
    const listed = (await coord(['playbooks', '--json'])).stdout.trim().split('\n');
    const names = listed.map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const { code, stdout } = await coord(['graph', name, '--format', 'mermaid']);
      const { declared, named } = namesIn(stdout);
      expect([name, code]).toEqual([name, 0]);
      expect(declared.toSorted()).toEqual(named.toSorted());
      expect(new Set(declared).size).toBe(declared.length);
    }
  });

  it('draws a run as it stands, by its own playbook', async () => {
    const sandbox = await team();
    await sandbox.coord(['run', 'shape']);
    const run = onlyRun(sandbox);
    sandbox.write('playbooks/shape.yaml', PLAYBOOK.replace('id: aside', 'id: other').replace('aside]', 'other]'));
    const { code, stdout, stderr } = await sandbox.coord(['graph', run]);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n').map((line) => line.trim());
    expect(lines).toContain('✔ write  run: author  done');
    expect(lines).toContain('├─✔ ask  each: for each of experts  done');
    expect(lines).toContain('│ │ ✖ look  run: experts  1 of 2 done, 1 failed');
    expect(lines).toContain('└─✔ aside  run: author  done');
    expect(lines).toContain('│ ✔ try  run: author  done, round 2');
    expect(lines.find((line) => line.includes(' end '))).toMatch(/^│ ↓ end .* {2}skipped, round 2$/);
    expect(lines.find((line) => line.includes(' last '))).toMatch(/^✖ last {2}run: author {2}failed, /);

    const mermaid = await sandbox.coord(['graph', run, '--format', 'mermaid']);
    expect(mermaid.stdout).toContain('s_write["write<br/>run: author<br/>done"]');
    expect(mermaid.stdout).toMatch(/classDef failed .*\n {2}class s_ask__look,s_last failed\n/);

    const { steps } = JSON.parse((await sandbox.coord(['graph', run, '--json'])).stdout);
    expect(steps[0]).toMatchObject({ place: 'write', needs: [], standing: { mood: 'done' } });
    expect(steps[3].steps[1]).toMatchObject({ place: 'rounds/end', needs: ['rounds/try'] });
  });

  it('says where there is nothing to draw', async () => {
    const sandbox = await team();
    expect(await sandbox.coord(['graph', 'shapes'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'coord: there is no playbook shapes. Did you mean shape?\n',
    });
    expect(await sandbox.coord(['graph', '20260115-093012-shape-4f2a'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'coord: there is no run 20260115-093012-shape-4f2a.\n',
    });
    sandbox.write('playbooks/shape.yaml', PLAYBOOK.replace('[ask, aside]', '[ask, asid]'));
    const broken = await sandbox.coord(['graph', 'shape']);
    expect([broken.code, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain("playbooks/shape.yaml:24:18 error unknown-step: there is no step 'asid'");
  });
});

describe('coord playbooks', () => {
  it('lists what can be run here, the repository’s own before the shipped ones of their names', async () => {
    const sandbox = await team();
    sandbox.write('playbooks/review-chain.yaml', 'version: 1\nname: review-chain\nstep: []\n');
    sandbox.write(
      'playbooks/whole.yaml',
      'version: 1\nname: whole\ndescription: All of it.\nparts: { author: { description: Writes } }\ninputs: { n: { type: integer, default: 3 }, task: {} }\nsteps: [{ id: ask, approve: { question: Well? } }]\n',
    );
    const { code, stdout, stderr } = await sandbox.coord(['playbooks']);
    expect([code, stderr]).toEqual([0, '']);
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual(['shape', 'here', 'author=backend, experts=frontend+backend']);
    expect(rows).toContainEqual(['whole', 'here', 'author (nobody yet)', 'n=3, task', 'All of it.']);
    expect(rows).toContainEqual(['review-chain', 'here', 'has mistakes; see them with: coord plan review-chain']);
    expect(rows.find(([name]) => name === 'sequential-handoff')?.[1]).toBe('coord');

    const lines = (await sandbox.coord(['playbooks', '--json'])).stdout.trim().split('\n');
    const listed = lines.map((line) => JSON.parse(line) as { name: string });
    expect(listed.map(({ name }) => name)).toEqual(listed.map(({ name }) => name).toSorted());
    expect(listed.find(({ name }) => name === 'whole')).toEqual({
      name: 'whole',
      from: 'here',
      file: 'playbooks/whole.yaml',
      played: {},
      rehearsal: false,
      description: 'All of it.',
      parts: { author: { description: 'Writes', many: false, not: [] } },
      inputs: { n: { description: '', type: 'integer', default: 3 }, task: { description: '', type: 'text' } },
      uses: [],
      mistakes: 0,
    });
    expect(listed.find(({ name }) => name === 'review-chain')).toMatchObject({ from: 'here', mistakes: 1 });
  });
});
