// Kills a run at every record of its journal and by many seeds, carries each on, and writes what came of it into
// docs/soak.md. The number of seeds may be given: npm run soak -- 200
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const seeds = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'coord-soak-'));
const file = join(folder, 'results.json');
try {
  const args = ['run', 'test/cli/kill.test.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  execFileSync('node_modules/.bin/vitest', args, { stdio: 'inherit', env: { ...process.env, COORD_SOAK: `${seeds}` } });
} catch {
  process.exitCode = 1; // A test has failed: the document says which.
} finally {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const text = report(testResults.flatMap(({ assertionResults }) => assertionResults));
  writeFileSync('docs/soak.md', text);
  process.stdout.write(`\n${text}`);
}

function report(tests) {
  const groups = [...new Set(tests.map(groupOf))].map((name) => {
    const all = tests.filter((test) => groupOf(test) === name);
    return `| ${name} | ${runsIn(all)} | ${runsIn(all.filter(hasFailed))} |`;
  });
  const failed = tests.filter(hasFailed).map(({ title }) => `- ${title}`);
  const failures =
    failed.length === 0 ? 'None failed.' : `Not the same end, of one run at least:\n\n${failed.join('\n')}`;
  return `# Soak

The last result of \`npm run soak\`, of ${new Date().toISOString().slice(0, 10)}: a playbook with a step of every kind, some of them side by side,
is run with real processes and killed. Whoever carries it on has to come to the same files, outcomes and documents as a
run that nobody kills, with each step ended exactly once, and with no process, worktree or branch left.

| what | runs | failed |
| --- | --- | --- |
${groups.join('\n')}

${failures}
`;
}

function groupOf({ ancestorTitles }) {
  return ancestorTitles[0] || 'certain places, one by one';
}

function hasFailed({ status }) {
  return status !== 'passed';
}

/** A test may kill two runs at a time; its title says where. */
function runsIn(tests) {
  return tests.reduce((sum, { title }) => sum + title.split(' | ').length, 0);
}
