import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { endsOf, journalOf, onlyRun } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import type { Screen } from '../support/screen.ts';
import { needTerminal, watch } from '../support/watch.ts';

const PLAYBOOK = `version: 1
name: side-by-side
description: Experts, then a command.
parts:
  author: { description: writes }
  experts: { description: know, many: true }
steps:
  - { id: write, title: Write it, agent: author, prompt: Write. }
  - id: consult
    title: Ask the experts
    needs: [write]
    each:
      part: experts
      steps:
        - { id: advise, agent: experts, access: read, prompt: Say it. }
  - id: files
    title: Go through the files with a title that is longer
    needs: [write]
    each:
      in: '["a b"]'
      steps:
        - { id: look, agent: author, access: read, prompt: Look. }
        - { id: judge, agent: author, access: read, prompt: Judge. }
  - { id: ask, title: Ask, needs: [consult, files], approve: { question: Go on? } }
`;
/** What the agents run while they are at work; nothing where it does not matter. */
const scriptWith = (write: string, read = 'true') => `version: 1
playbook: side-by-side
steps:
  write: [{ writes: [{ path: server/a.js, text: one }], runs: "${write}", cost_usd: 0.25 }]
  advise: [{ says: '${'日本語 and '.repeat(30)}', runs: "${read}", cost_usd: 0.25 }]
  look: [{ cost_usd: 0.125 }]
  judge: [{ says: "looks \\u001b[2J around", runs: "${read}" }]
`;

let sandbox: Sandbox;

beforeEach(async (context: TestContext) => {
  sandbox = await createSandbox('test/fixtures/team');
  await needTerminal(sandbox, context);
  sandbox.write('playbooks/side-by-side.yaml', PLAYBOOK);
  sandbox.write('playbooks/side-by-side.rehearsal.yaml', scriptWith('true'));
  const parts = 'playbooks:\n  side-by-side:\n    parts: { author: backend, experts: [frontend, backend] }\n';
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('playbooks:\n', parts));
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '-qm', 'side by side');
});

const REHEARSE = ['run', 'side-by-side', '--rehearse'];

/** The lines from the first step to the last line of the list. */
function listIn(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.includes('Write it'));
  const last = lines.findIndex((line) => /^([0-9]+s, |stopping; )/.test(line));
  return lines.slice(first, last + 1);
}

/** With every time that can differ as T, and every commit as C. */
function timeless(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\b[0-9]+(\.[0-9])?s\b/g, 'T').replace(/commit \w+/, 'commit C'));
}

/** Lines of the list that went over the edge of the terminal. */
function overflowing({ frames, lines, wrapped }: Screen): string[] {
  const drawn = new Set([...frames, lines].flatMap(listIn));
  return wrapped.filter((line) => drawn.has(line));
}

/** The three that can be at work together wait for each other. */
function meetAndStay(): void {
  const place = join(sandbox.dir, '../meeting');
  mkdirSync(place);
  const meet = `touch ${place}/$$; while [ -d ${place} ] && [ $(ls ${place} | wc -l) -lt 3 ]; do sleep 0.1; done; sleep 1`;
  sandbox.write('playbooks/side-by-side.rehearsal.yaml', scriptWith('true', meet));
}

describe('a run on a terminal', () => {
  it('shows all that is at work, ticks off what is done, and leaves it on the screen', async () => {
    meetAndStay();
    const screen = await watch(sandbox, { args: REHEARSE });
    const { code, frames, lines, lostLines, isCursorVisible, stdout } = screen;
    expect(code).toBe(4);
    const busy = frames
      .map((frame) => timeless(listIn(frame)))
      .find((list) => list.at(-1)?.includes('3 at work') && list.join('').includes('looks'));
    expect(busy).toEqual([
      '✔ Write it: done in T ($0.25), commit C',
      expect.stringMatching(/^. Ask the experts: 0 of 2 done$/),
      expect.stringMatching(/^ {4}frontend {2}T {2}\S/),
      expect.stringMatching(/^ {4}backend {3}T {2}\S/),
      expect.stringMatching(/^. Go through the files with a title that is longer: 0 of 1 done, \$0.13$/),
      String.raw`    a b, judge by backend  T  $0.13  looks \x1b[2J around`,
      '◼ Ask',
      'T, $0.38, 3 at work, 1 of 4 steps done',
    ]);
    expect(timeless(listIn(lines))).toEqual([
      '✔ Write it: done in T ($0.25), commit C',
      '✔ Ask the experts: done in T ($0.50)',
      '✔ Go through the files with a title that is longer: done in T ($0.13)',
      '? Ask',
      '    T  waits for a person: Go on?',
      'T, $0.88, 1 waiting for a person, 3 of 4 steps done',
    ]);
    expect(
      frames
        .flatMap(listIn)
        .filter((line) => line.includes('日本語'))
        .every((line) => line.endsWith('…')),
    ).toBe(true);
    expect(overflowing(screen)).toEqual([]);
    expect({ lostLines, isCursorVisible }).toEqual({ lostLines: false, isCursorVisible: true });
    expect(stdout.slice(0, stdout.indexOf('Go on?'))).not.toMatch(/\[[0-9;]*m/);
  });

  it('a narrow and low one too: no line goes over its edge, and nothing scrolls away that has to be redrawn', async () => {
    meetAndStay();
    const screen = await watch(sandbox, { args: REHEARSE, columns: 40, rows: 8 });
    const { frames, lines, lostLines } = screen;
    expect(frames.flatMap(listIn).filter((line) => line.endsWith('…'))).not.toEqual([]);
    expect(overflowing(screen)).toEqual([]);
    expect(lostLines).toBe(false);
    expect(timeless(listIn(lines))[1]).toBe('✔ Ask the experts: done in T ($0.50)');
    expect(timeless(listIn(lines))[2]).toMatch(/^✔ Go through the \S*…: done in T/);
  });

  it('has colours where nobody has said no', async () => {
    const { stdout } = await watch(sandbox, { args: REHEARSE, env: { NO_COLOR: '' } });
    expect(stdout).toContain('\u001b[32m✔\u001b[39m');
  });

  it.each([{ env: { CI: 'true' } }, { env: { TERM: 'dumb' } }])(
    'prints plain lines where it is $env',
    async ({ env }) => {
      const { stdout, lines } = await watch(sandbox, { args: REHEARSE, env });
      expect(lines).toContain('write: started by backend');
      expect(stdout.slice(0, stdout.indexOf('Go on?'))).not.toContain('\u001b');
    },
  );

  it('resumed, shows what was done before as done', async () => {
    await watch(sandbox, { args: REHEARSE });
    const { frames } = await watch(sandbox, { args: ['resume', onlyRun(sandbox)] });
    expect(timeless(listIn(frames[0] ?? []))).toEqual([
      '✔ Write it: done in T ($0.25), commit C',
      '✔ Ask the experts: done in T ($0.50)',
      '✔ Go through the files with a title that is longer: done in T ($0.13)',
      '? Ask',
      '    T  waits for a person: Go on?',
      'T, $0.88, 1 waiting for a person, 3 of 4 steps done',
    ]);
  });
});

describe('Ctrl-C on a terminal', () => {
  // The sign before what is at work has turned a few times: by then what runs does not end when it is asked to.
  const AT_WORK: [string, string][] = [
    ['wrote', ''],
    ['⠋', ''],
    ['⠼', ''],
    ['⠋', '\\x03'],
  ];

  beforeEach(() => {
    const stubborn = "trap '' TERM; for i in 1 2 3 4 5 6 7 8; do sleep 1; done";
    sandbox.write('playbooks/side-by-side.rehearsal.yaml', scriptWith(stubborn));
  });

  it('once stops the run in order, says so at once, and can be carried on', async () => {
    const { code, frames, lines, isCursorVisible } = await watch(sandbox, { args: REHEARSE, typing: AT_WORK });
    expect(code).toBe(130);
    const stopping = 'stopping; what is finished stays finished. Ctrl-C once more stops at once';
    expect(frames.map((frame) => listIn(frame).at(-1))).toContain(stopping);
    expect(listIn(lines).slice(0, 2)).toEqual(['◼ Write it: stopped, $0.25', '◼ Ask the experts']);
    expect(lines).toContain(`  go on with: coord resume ${onlyRun(sandbox)}`);
    expect(isCursorVisible).toBe(true);
    expect(endsOf(journalOf(sandbox, onlyRun(sandbox)))).toEqual([]);
  });

  it('twice stops it at once, and gives the cursor back', async () => {
    const typing: [string, string][] = [...AT_WORK, ['once more', '\\x03']];
    const { code, lines, isCursorVisible } = await watch(sandbox, { args: REHEARSE, typing });
    expect(code).toBe(130);
    expect(lines.join('\n')).not.toContain('was stopped');
    expect(isCursorVisible).toBe(true);
  });
});
