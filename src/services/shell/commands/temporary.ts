import type { Call, Table } from '../call.ts';
import { isWithin } from '../../../store/repository.ts';
import { manual } from '../options.ts';
import { unseen } from '../words/unseen.ts';

export const TEMPORARY: Table = { mktemp };

/** A new file, mostly in the folder for temporary files, which is no file of the repository. */
function mktemp(call: Call): void {
  const { operands, has, values } = call.read(
    manual('d p: q t u V dry-run quiet tmpdir? suffix: directory help version'),
  );
  const held = call.shell.get('TMPDIR');
  const temporary = held?.kind === 'texts' && held.texts.length === 1 ? (held.texts[0] ?? '') : '/tmp';
  const [template] = operands;
  const isThere = template === undefined || has('t', 'p', 'tmpdir');
  const folder = values('p', 'tmpdir').at(-1) || temporary;
  const path = isThere ? `${folder}/${(template ?? 'tmp.XXXXXXXXXX').split('/').at(-1)}` : (template ?? '');
  const whole = call.absolute(path);
  if (whole === undefined) {
    call.print(unseen('a temporary file'));
    return;
  }
  const { worktree, main } = call.context.line.repository;
  const isOurs = [worktree, main].some((top) => top !== undefined && isWithin(top, whole));
  if (!has('u', 'dry-run')) call.shell.disk.set(whole, has('d', 'directory') ? 'folder' : 'file');
  if (isOurs) call.unknown('it makes a file with a name that nobody knows before');
  call.print(isOurs ? unseen('a temporary file') : `${whole}\n`);
}
