import type { Call, Table } from '../call.ts';
import { manual } from '../options.ts';
import { isSeen, unseen } from '../words/unseen.ts';

const XARGS = manual(
  '0 a: d: E: e? I: i? L: l? n: o P: p r s: t x R: S: J: null arg-file: delimiter: eof? replace? max-lines? max-args: ' +
    'open-tty max-procs: interactive no-run-if-empty max-chars: verbose exit show-limits process-slot-var: help version',
);
const PARALLEL = manual(
  '0 a: d: I: j: P: k N: n: X m q r t v S: C: L: s: u null arg-file: jobs: keep-order dry-run bar progress eta halt: ' +
    'tag no-notice will-cite line-buffer group ungroup joblog: results: timeout: retries: delay: colsep: pipe block: env: ' +
    'resume shebang link max-args: delimiter: files tmpdir: memfree: load: nice: silent verbose help version citation',
);

/** Commands that run another for what comes in. */
export const FROM_INPUT: Table = {
  xargs,
  gxargs: xargs,
  async parallel(call) {
    const { operands, strange, values } = call.read(PARALLEL, true);
    for (const file of values('joblog', 'results')) call.write(file, 'possible');
    if (strange === undefined) call.unknown('what parallel runs is put together by rules of its own');
    const at = operands.findIndex((word) => word.startsWith(':::'));
    const command = (at === -1 ? operands : operands.slice(0, at)).join(' ');
    const hole = unseen('an argument of parallel');
    await call.script(/\{.*\}/.test(command) ? command.replaceAll(/\{[^{} ]{0,5}\}/g, hole) : command, 'parallel');
  },
};

/** Commands that are run one by one; with more words they are looked at all together. */
const MOST_RUNS = 100;

async function xargs(call: Call): Promise<void> {
  const { operands, has, values } = call.read(XARGS, true);
  const mark = values('I', 'J').at(-1) ?? (has('i', 'replace') ? values('i', 'replace').at(-1) || '{}' : undefined);
  const words = has('a', 'arg-file') ? undefined : wordsOf(call.context.stdin, has, values('d', 'delimiter')[0], mark);
  const command = operands.length === 0 ? ['echo'] : operands;
  const stdin = undefined;
  if (!words) {
    const hole = unseen('what xargs reads');
    const filled = mark === undefined ? [...command, hole] : command.map((word) => word.replaceAll(mark, () => hole));
    await call.inner(filled, { stdin });
  } else if (mark !== undefined && words.length <= MOST_RUNS)
    for (const word of words)
      await call.inner(
        command.map((part) => part.replaceAll(mark, () => word)),
        { stdin },
      );
  else if (mark !== undefined) call.unknown('it runs for more than can be looked at');
  else if (has('n', 'max-args', 'L', 'max-lines') && words.length <= MOST_RUNS)
    for (const word of words)
      await call.inner([...command, word], {
        stdin,
        certainty: isSingle(values) ? call.context.certainty : 'possible',
      });
  else if (has('n', 'max-args', 'L', 'max-lines')) call.unknown('it runs for more than can be looked at');
  else if (words.length > 0 || !has('r', 'no-run-if-empty')) await call.inner([...command, ...words], { stdin });
}

const isSingle = (values: (...names: string[]) => string[]): boolean =>
  values('n', 'max-args', 'L', 'max-lines').every((value) => value === '1');

const filled = (parts: string[]) => parts.filter((part) => part !== '');

/** The words that come in; undefined where they are not known. */
function wordsOf(
  stdin: string | undefined,
  has: (...names: string[]) => boolean,
  delimiter: string | undefined,
  mark: string | undefined,
): string[] | undefined {
  if (stdin === undefined || !isSeen(stdin)) return undefined;
  if (has('0', 'null')) return filled(stdin.split('\0'));
  if (delimiter !== undefined) {
    const meant = { '\\n': '\n', '\\0': '\0', '\\t': '\t' }[delimiter] ?? delimiter;
    return meant.length === 1 ? filled(stdin.replace(/\n$/, '').split(meant)) : undefined;
  }
  if (/["'\\]/.test(stdin)) return undefined;
  return mark === undefined
    ? filled(stdin.split(/[ \t\n]+/))
    : filled(stdin.split('\n')).map((line) => line.trimStart());
}
