// Runs the tests that find out what chance brings about, for much longer than the suite does, each file with the machine to
// itself, and writes what came of it into docs/soak.md. The number of seeds for killed runs may be given, and files; then
// nothing is written: npm run soak -- 100 test/chaos
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTS, soakReport } from './soak-report.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [seeds = '100', ...chosen] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'coord-soak-'));
const file = join(folder, 'results.json');
try {
  const files = chosen.length > 0 ? chosen : PARTS.map((part) => part.file);
  const args = ['run', ...files, '--no-file-parallelism', '--reporter=default', '--reporter=json'];
  const env = { ...process.env, COORD_SOAK: seeds };
  execFileSync('node_modules/.bin/vitest', [...args, `--outputFile.json=${file}`], { stdio: 'inherit', env });
} catch {
  process.exitCode = 1; // A test has failed: the document says which.
} finally {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const text = soakReport(testResults);
  if (chosen.length === 0) writeFileSync('docs/soak.md', text);
  process.stdout.write(`\n${text}`);
}
