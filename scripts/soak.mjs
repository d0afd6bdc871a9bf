// Runs the tests that find out what chance brings about, for much longer than the suite does, each file with the machine to
// itself, and writes what came of it into docs/soak.md. All of it takes hours; how much of it, in percent, may be given, and which
// files: npm run soak -- 20 test/chaos test/store/files
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTS, soakReport } from './soak-report.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [size = '100', ...chosen] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'coord-soak-'));
const file = join(folder, 'results.json');
try {
  const files = chosen.length > 0 ? chosen : PARTS.map((part) => part.file);
  const args = ['run', ...files, '--no-file-parallelism', '--reporter=default', '--reporter=json'];
  const env = { ...process.env, COORD_SOAK: size };
  execFileSync('node_modules/.bin/vitest', [...args, `--outputFile.json=${file}`], { stdio: 'inherit', env });
} catch {
  process.exitCode = 1; // A test has failed: the document says which.
} finally {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const text = soakReport(testResults, size);
  writeFileSync('docs/soak.md', text);
  process.stdout.write(`\n${text}`);
}
