// Real Claude Code clients for the tests that drive them: which versions, where they are kept, how they come there.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest client that coord promises to work with, and the newest that it was tried with. */
export const CLIENT_VERSIONS = ['2.1.197', '2.1.329'];

/** The cached client's executable, or undefined. */
export async function cachedClient(version) {
  const executable = join(cacheFolder(), version, 'claude');
  const there = await access(executable, constants.X_OK).then(
    () => true,
    () => false,
  );
  return there ? executable : undefined;
}

/**
 * Installs a client and returns its executable. Only the platform package is taken: it holds the whole program and
 * has no install script, whereas `@anthropic-ai/claude-code` is a stub whose postinstall copies that program, and npm
 * 11 runs no postinstall unasked. Made whole in a folder next to its place, then renamed: of two at once, one wins.
 */
export async function installClient(version) {
  const root = cacheFolder();
  await mkdir(root, { recursive: true });
  const workshop = await mkdtemp(join(root, `.${version}-`));
  try {
    const name = `@anthropic-ai/claude-code-${platform()}`;
    const quiet = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    // A package of its own keeps npm in this folder. `--prefix` would too, and lose npm's global settings.
    await writeFile(join(workshop, 'package.json'), '{}');
    await run('npm', ['install', ...quiet, `${name}@${version}`], { cwd: workshop });
    const unpacked = join(workshop, 'node_modules', name);
    await proveVersion(join(unpacked, 'claude'), version, workshop);
    await rename(unpacked, join(root, version)).catch(acceptTheOther);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return join(root, version, 'claude');
}

/** What `--version` says, asked in an empty environment and a home that is not the person's. */
export async function versionOf(executable, home) {
  const { stdout } = await run(executable, ['--version'], {
    env: { HOME: home, TMPDIR: home, DISABLE_AUTOUPDATER: '1' },
  });
  return stdout.split(' ')[0];
}

async function proveVersion(executable, version, home) {
  const said = await versionOf(executable, home);
  if (said !== version) throw new Error(`the client installed as ${version} says that it is ${said}`);
}

function acceptTheOther(fault) {
  if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault;
}

function cacheFolder() {
  return process.env.COORD_CLIENT_CACHE || fileURLToPath(new URL('../.cache/claude-clients', import.meta.url));
}

/** The platform as the packages are named: `linux-x64`, `linux-arm64-musl`, `darwin-arm64`. */
function platform() {
  const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${process.platform}-${process.arch}${isMusl ? '-musl' : ''}`;
}
