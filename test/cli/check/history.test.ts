import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateHistory, ROLES } from '../../support/generated-history.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { ofSoak, soaked } from '../../support/soaked.ts';

const SIZE = { commits: ofSoak(5_000, 500), planted: ofSoak(400, 40) };

it(
  'of a generated history exactly the planted violations are found',
  async ({ task }) => {
    const history = generateHistory(20_261_121, SIZE);
    expect(history.commits).toBe(SIZE.commits);
    expect(history.planted).toHaveLength(SIZE.planted);
    expect(new Set(history.branches.map(({ role }) => role))).toEqual(new Set(ROLES));

    const sandbox = await createSandbox();
    const marks = join(sandbox.home, 'marks');
    const imported = await sandbox.exec('git', ['fast-import', '--quiet', '--force', `--export-marks=${marks}`], {
      input: history.stream,
    });
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const commitOf = new Map(
      readFileSync(marks, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.slice(1).split(' ') as [string, string]),
    );
    const nameOf = (mark: number) => commitOf.get(String(mark)) ?? '';

    const found: string[] = [];
    const unfound: string[] = [];
    for (const { name, base, head } of history.branches) {
      const args = ['check', '--base', nameOf(base), '--head', nameOf(head), '--branch', name];
      const { code, stdout } = await sandbox.coord([...args, '--commits', '--json']);
      const { findings, role } = JSON.parse(stdout) as { role: string; findings: { commit?: string; path: string }[] };
      expect(role).toBe(name.split('/')[0]);
      expect(code).toBe(findings.length > 0 ? 1 : 0);
      found.push(...findings.map(({ commit, path }) => `${commit} ${path}`));
      // As a whole: what was taken back is not to be seen, and nothing is that no commit has done.
      const whole = JSON.parse((await sandbox.coord([...args, '--json'])).stdout) as { findings: { path: string }[] };
      const paths = new Set(findings.map(({ path }) => path));
      unfound.push(...whole.findings.map(({ path }) => path).filter((path) => !paths.has(path)));
    }
    const planted = history.planted.map(({ mark, path }) => `${nameOf(mark)} ${path}`);
    expect(found.toSorted()).toEqual(planted.toSorted());
    expect(unfound).toEqual([]);
    soaked(task, { commits: history.commits, planted: planted.length, found: found.length });
  },
  ofSoak(1_200_000, 120_000),
);
