import { ignorePattern } from '../../store/git-exclude.ts';
import { withLines } from '../../store/marked-lines.ts';
import type { Bytes } from './block.ts';
import { FILTER_CONFIG, FILTER_NAME } from './clean-filter.ts';
import type { GitSurvey } from './survey.ts';

/** A file of a worktree that holds a brief. */
export interface Standing {
  gitPath: string;
  /** True where the brief is all there is, and git tracks no such file. */
  whole: boolean;
}

/** What becomes of git's own files, so that no brief is ever committed. */
export interface GitPlan {
  exclude: InfoStep;
  attributes: InfoStep;
  /** The filter is needed as long as one brief stands in any worktree. */
  filter: 'set' | 'unset' | 'kept';
  changed: boolean;
}

export interface InfoStep {
  path: string;
  before: Bytes;
  after: Bytes;
}

export function planGit(survey: GitSurvey, standings: readonly Standing[], hasRoleFiles: boolean): GitPlan {
  const whole = standings.filter((standing) => standing.whole).map(({ gitPath }) => ignorePattern(gitPath));
  const ignored = [...(hasRoleFiles ? ['.coord/'] : []), ...unique(whole)];
  const filtered = unique(standings.map(({ gitPath }) => `${attributePattern(gitPath)} filter=${FILTER_NAME}`));
  const exclude = { ...survey.exclude, lines: ignored };
  const attributes = { ...survey.attributes, lines: filtered };
  const filter = planFilter(survey.filter, filtered.length > 0);
  const [one, two] = [infoStep(exclude), infoStep(attributes)];
  const changed = filter !== 'kept' || one.before !== one.after || two.before !== two.after;
  return { exclude: one, attributes: two, filter, changed };
}

function infoStep({ path, bytes, lines }: { path: string; bytes: Bytes; lines: readonly string[] }): InfoStep {
  return { path, before: bytes, after: withLines(bytes, lines, 'brief') };
}

function planFilter(now: ReadonlyMap<string, string>, needed: boolean): GitPlan['filter'] {
  if (!needed) return now.size > 0 ? 'unset' : 'kept';
  return FILTER_CONFIG.every(([key, value]) => now.get(key) === value) ? 'kept' : 'set';
}

/** A path as a gitattributes pattern, nothing in it a wildcard; a space would end the pattern unless it is quoted as a C string. */
function attributePattern(gitPath: string): string {
  const pattern = `/${literal(gitPath)}`;
  return /[\s"\\]/.test(pattern) ? JSON.stringify(pattern) : pattern;
}

const literal = (path: string): string => path.replaceAll(/[\\*?[\]]/g, '\\$&');

const unique = (lines: readonly string[]): string[] => [...new Set(lines)].sort();
