import { expect, it } from 'vitest';
import { branchWith, entriesOf, queueSandbox, textAt, tipOf } from '../support/queue.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { seeded } from '../support/seeded.ts';
import { ofSoak, soaked } from '../support/soaked.ts';

const ROLES = ['frontend', 'backend', 'docs'];
const FILES = ['shared/a.txt', 'shared/b.txt'];
const LINES = 12;
const BRANCHES = 5;

/** What a branch makes of the files: a few lines changed, added or taken out, each new one like no other. */
function edited(branch: string, random: () => number): Record<string, string> {
  const pick = (end: number) => Math.floor(random() * end);
  const files: Record<string, string> = {};
  for (const path of FILES) {
    if (random() < 0.3) continue;
    const lines = Array.from({ length: LINES }, (_, index) => `${path} line ${index}`);
    for (let edit = 0; edit < 2; edit += 1) {
      const how = pick(3);
      lines.splice(pick(LINES - 2), how === 1 ? 0 : 1, ...(how === 2 ? [] : [`${branch} says ${edit} in ${path}`]));
    }
    files[path] = `${lines.join('\n')}\n`;
  }
  return files;
}

async function linesOf(sandbox: Sandbox, commit: string): Promise<string[]> {
  const texts = await Promise.all(FILES.map((path) => textAt(sandbox, commit, path)));
  return texts.flatMap((text) => text.split('\n'));
}

it('whatever branches change, each is in the target with all its lines, or whole on a branch of the queue', {
  timeout: 3_600_000,
}, async ({ task }) => {
  const seeds = ofSoak(50, 2);
  const ends = { landed: 0, escalated: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = seeded(seed);
    const sandbox = await queueSandbox();
    for (const path of FILES)
      sandbox.write(path, Array.from({ length: LINES }, (_, index) => `${path} line ${index}\n`).join(''));
    await sandbox.git('add', '.');
    await sandbox.git('commit', '--quiet', '-m', 'lines');
    const tips = new Map<string, string>();
    for (let number = 1; number <= BRANCHES; number += 1) {
      const branch = `${ROLES[number % ROLES.length]}/${number}`;
      const files = { ...edited(branch, random), 'shared/all.txt': 'the same for all\n' };
      tips.set(branch, await branchWith(sandbox, branch, files));
      expect((await sandbox.coord(['queue', 'add', branch])).code).toBe(0);
    }
    const base = await linesOf(sandbox, 'main');
    await sandbox.coord(['queue', 'run']);
    const main = await linesOf(sandbox, 'main');
    for (const { id, branch, status, escalated } of await entriesOf(sandbox)) {
      const tip = tips.get(branch) ?? '';
      const own = (await linesOf(sandbox, tip)).filter((line) => line.startsWith(`${branch} says`));
      const gone = base.filter((line) => line !== '').filter((line) => main.includes(line) === false);
      if (status === 'landed') {
        ends.landed += 1;
        for (const line of own) expect(main, `seed ${seed}, ${id}`).toContain(line);
        const left = await linesOf(sandbox, tip);
        for (const line of base) if (!left.includes(line)) expect(gone, `seed ${seed}, ${id}`).toContain(line);
      } else {
        ends.escalated += 1;
        expect(escalated?.why).toBe('conflict');
        for (const line of own) expect(main, `seed ${seed}, ${id}`).not.toContain(line);
        expect(await tipOf(sandbox, `coord/queue/${id}-from`)).toBe(tip);
      }
      expect(await tipOf(sandbox, branch)).toBe(tip);
    }
    expect(await sandbox.git('status', '--porcelain')).toBe('');
  }
  // Both have to be met, or nothing is shown.
  expect(ends.landed).toBeGreaterThan(0);
  expect(ends.escalated).toBeGreaterThan(0);
  soaked(task, ends);
});
