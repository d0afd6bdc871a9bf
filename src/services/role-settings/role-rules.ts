import { relative, sep } from 'node:path';
import { parseGlob } from '../../config/globs/glob.ts';
import { literally } from '../../config/globs/literal.ts';
import { fullBudget, pathSearch } from '../../config/globs/path-search.ts';
import type { Policy } from '../../domain/policy.ts';
import { runGit } from '../../store/git-process.ts';
import { isWithin } from '../../store/repository.ts';
import { exceptionsInForce } from '../exceptions/in-force.ts';
import type { Workplace } from '../workplace.ts';
import { type ClientPattern, literalText } from './client-pattern.ts';
import { type DenyPatterns, denyPatterns } from './deny-patterns.ts';

/** The permission rules that keep a role from what it never writes, and what is left to the hook. */
export interface RoleRules {
  deny: string[];
  left: DenyPatterns['left'];
}

/**
 * Rules for a session of a role, in every form the client knows: for each worktree that it is likely to write in, with its path,
 * as only such a rule means the same wherever the session was started and whichever file it stands in.
 * @param roots the worktree of the session, and the main checkout, say
 * @param run the run that it is for
 */
export async function roleRules(
  workplace: Workplace,
  policy: Policy,
  role: string,
  roots: readonly string[],
  run?: string,
): Promise<RoleRules> {
  const exceptions = await exceptionsInForce(workplace, policy, run);
  const files = new Set((await Promise.all(roots.map((root) => filesIn(root, workplace)))).flat());
  const now = workplace.clock.now();
  const { patterns, left } = denyPatterns({ policy, role, exceptions, now, files: [...files] });
  const worktrees = await worktreesBelow(roots, workplace);
  const deny = roots.flatMap((root) =>
    isSayable(root)
      ? patterns
          .filter((pattern) => !worktrees.some((worktree) => reaches(pattern, root, worktree)))
          .map(({ text }) => `Edit(/${literalText(root)}/${text})`)
      : [],
  );
  return { deny: [...new Set(deny)], left };
}

async function filesIn(root: string, { repository }: Workplace): Promise<string[]> {
  if (!repository.git) return [];
  const { stdout } = await runGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return stdout.split('\0').filter((path) => path !== '');
}

async function worktreesBelow(roots: readonly string[], { repository }: Workplace): Promise<string[]> {
  if (!repository.git) return [];
  const { stdout } = await runGit(repository.worktree, ['worktree', 'list', '--porcelain', '-z']);
  const listed = stdout
    .split('\0')
    .flatMap((line) => (line.startsWith('worktree ') ? line.slice('worktree '.length) : []));
  return [...new Set([...listed, ...roots])];
}

/** Whether a pattern of one worktree would also match in another that lies below it, whose paths are its own. */
function reaches({ meant, below, isAnywhere }: ClientPattern, root: string, worktree: string): boolean {
  if (isAnywhere || worktree === root || !isWithin(root, worktree)) return false;
  const inside = parseGlob(`${literally(relative(root, worktree).split(sep).join('/'))}/**`, false);
  if (!inside.ok) return true;
  const search = pathSearch(fullBudget());
  return [meant, ...(below ? [below] : [])].some(
    (glob) => search.find({ within: [glob, inside.value], outside: [] }).kind !== 'none',
  );
}

/** The client drops blanks at the end of a name, and reads a backslash its own way. */
const isSayable = (root: string) => root.split('/').every((name) => name === name.trim() && !name.includes('\\'));
