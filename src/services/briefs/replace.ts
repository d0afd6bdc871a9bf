import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { LoadedConfig } from '../../config/config.ts';
import { policyDocumentOf } from '../../config/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import type { Workplace } from '../workplace.ts';
import { damageIn, findBlock, isUntouched, withoutBlock } from './block.ts';
import { BRIEF_FILES } from './brief-files.ts';

/**
 * Puts the role's brief into the place of the one that this worktree has, without asking git, which knows these files already.
 * @returns false where there is none to replace: then `coord brief` has to write it
 */
export async function replaceBrief(role: string, loaded: LoadedConfig, workplace: Workplace): Promise<boolean> {
  const { source, layout, repository } = workplace;
  const paths = BRIEF_FILES.map((name) => join(repository.worktree, name));
  const before = paths.map(bytesOf);
  if (!before.some((bytes) => bytes !== undefined && isWholeBrief(bytes))) return false;
  // Loaded late, with the templates: most worktrees have no brief to replace.
  const { writeTexts } = await import('./write-texts.ts');
  const policy = policyDocumentOf(loaded, source);
  const texts = writeTexts([role], loaded.dir, {
    config: loaded.config,
    policy,
    coord: shellWord(layout.coordProgram),
  });
  const [brief] = texts.ok ? texts.value : [];
  if (!brief) return false;
  for (const [index, bytes] of before.entries()) {
    const path = paths[index];
    if (path !== undefined && bytes !== undefined && isWholeBrief(bytes)) writeFileAtomic.sync(path, brief.block);
  }
  return true;
}

/** Whether a file is a brief as coord wrote it and nothing else: what a person has written in needs more care. */
function isWholeBrief(bytes: string): boolean {
  const found = findBlock(bytes);
  return found.kind === 'block' && !damageIn(bytes) && isUntouched(bytes, found) && withoutBlock(bytes) === '';
}

function bytesOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
