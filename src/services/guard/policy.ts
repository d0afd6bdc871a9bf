import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { compilePolicy, type Mode, type Policy, type PolicyDocument } from '../../domain/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { replaceFile } from '../../store/files/replace-file.ts';

/** Why there is no policy to judge by, and how the last good config wanted such a case to be treated. */
export interface PolicyFault {
  reason: string;
  mend: string;
  /** The mode of the last config that could be read; `enforce` where none ever was. */
  mode: Mode;
}

/** Where the policy in force comes from: the config of the main checkout, and a cache of what it compiles to. */
export interface PolicySource {
  configPath: string;
  /** The config's name relative to the repository, for people. */
  configFile: string;
  /** The folder its globs are relative to, as a repository path; '' is the root. */
  base: string;
  /** Where the config is a link: the other links of the repository on the way, and the file that is really read. */
  leadsTo?: readonly string[];
  cachePath: string;
}

/** Why a config cannot rule where it lies: what its globs name would not be in the repository. */
export function misplaced({ configPath, base }: PolicySource): Omit<PolicyFault, 'mode'> | undefined {
  if (base !== '..' && !base.startsWith('../')) return undefined;
  return {
    reason: `${configPath} lies outside the repository, whose files it would have to rule`,
    mend: 'A person has to move it into the repository.',
  };
}

interface Cache {
  /** What the config file looked like when it was compiled. */
  stamp: string;
  document: PolicyDocument;
}

/** The policy in force, ready to judge by. */
export async function loadPolicy(source: PolicySource): Promise<Result<Policy, PolicyFault>> {
  const document = await policyInForce(source);
  return document.ok ? ok(compilePolicy(document.value)) : document;
}

/**
 * The policy in force. Parsing and compiling the config costs more than all the rest of a hook, so the compiled form
 * is cached and holds as long as the file's inode, size and times stay the same.
 */
export async function policyInForce(source: PolicySource): Promise<Result<PolicyDocument, PolicyFault>> {
  const cache = readCache(source.cachePath);
  const elsewhere = misplaced(source);
  if (elsewhere) return err({ ...elsewhere, mode: cache?.document.mode ?? 'enforce' });
  const stamp = stampOf(source);
  if (stamp === undefined) return err(missing(source, cache));
  if (cache?.stamp === stamp) return ok(cache.document);

  // Loaded late: the YAML parser, the validators and the glob compiler are not needed while the cache holds.
  const [{ loadConfig }, { policyDocumentOf }] = await Promise.all([
    import('../../config/config.ts'),
    import('../../config/policy.ts'),
  ]);
  const loaded = loadConfig(source.configPath);
  if (!loaded.ok) {
    const first = loaded.error.find((diagnostic) => diagnostic.severity === 'error');
    const where = first?.at ? `${source.configFile}:${first.at.line}:${first.at.column}` : source.configFile;
    return err({
      reason: `${where}: ${first?.message ?? 'the config has errors'}`,
      mend: 'A person has to mend it: coord validate shows every error.',
      mode: cache?.document.mode ?? 'enforce',
    });
  }
  const document = policyDocumentOf(loaded.value, source);
  writeCache(source.cachePath, { stamp, document });
  return ok(document);
}

/** How the last config that could be read wanted faults to be treated. */
export function rememberedMode(source: PolicySource): Mode {
  return readCache(source.cachePath)?.document.mode ?? 'enforce';
}

function missing(source: PolicySource, cache: Cache | undefined): PolicyFault {
  return {
    reason: `${source.configPath} is missing`,
    mend: 'A person has to restore it, or take the hooks out with: coord hooks uninstall',
    mode: cache?.document.mode ?? 'enforce',
  };
}

function stampOf({ configPath, configFile, leadsTo = [] }: PolicySource): string | undefined {
  const stats = statSync(configPath, { bigint: true, throwIfNoEntry: false });
  return stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs, configFile, ...leadsTo].join(':');
}

/** Raised with every change of what a compiled policy holds, so that an old cache is compiled anew. */
const FORMAT = 8;

function writeCache(path: string, cache: Cache): void {
  const text = JSON.stringify(cache);
  replaceFile(path, `${digestOf(text)}\n${text}`);
}

/**
 * Only what this version of coord wrote, whole, is a cache: what else stands there is compiled anew. State that cannot be
 * read at all is noticed where leases are kept.
 */
function readCache(path: string): Cache | undefined {
  let file: string;
  try {
    file = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const text = file.slice(file.indexOf('\n') + 1);
  return file === `${digestOf(text)}\n${text}` ? (JSON.parse(text) as Cache) : undefined;
}

function digestOf(text: string): string {
  return createHash('sha256').update(`coord policy ${FORMAT}\n${text}`).digest('hex');
}
