import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Word } from '../outline.ts';
import { type Check, finding } from './check.ts';

/** Templates and included documents are there, and inside the repository. */
export const filesExist: Check = (outline, { look }) =>
  outline.files.flatMap((word): Diagnostic[] => {
    const found = look(word.text);
    if (found === 'file') return [];
    if (found === 'outside') return [finding(outline, word.path, outside(word))];
    const message =
      found === 'folder' ? `'${word.text}' is a folder, and a file is needed` : `there is no file '${word.text}'`;
    const hint = 'paths are relative to the folder of this file';
    return [finding(outline, word.path, { code: 'missing-file', message, hint })];
  });

/** What is linked or copied into a worktree comes from the main checkout, and lands in the worktree. */
export const linksStayInside: Check = (outline, { look }) =>
  outline.linked
    .filter((word) => look(word.text) === 'outside')
    .map((word) => finding(outline, word.path, outside(word)));

function outside(word: Word) {
  const message = `'${word.text}' leads out of the repository`;
  return {
    code: 'outside-repository',
    message,
    hint: 'name a path in the repository, relative to the folder of this file',
  };
}
