import type { Call } from '../call.ts';
import { isSeen, whyUnseen } from '../words/unseen.ts';

/** A call that writes the file which it names as a literal, by the statement's beginning. */
interface Obvious {
  call: RegExp;
  /** What becomes of the first path, and of the second one. */
  first: 'write' | 'remove' | 'read';
  second?: 'write';
}

const TEXT = String.raw`\(?\s?(?:'([^'"\\\n]{1,300})'|"([^'"\\\n]{1,300})")`;
const NEXT = String.raw`\s?,\s?(?:'([^'"\\\n]{1,300})'|"([^'"\\\n]{1,300})")`;
const MODE = String.raw`\s?,\s?(?:mode\s?=\s?)?['"][rbt]{0,2}[wax+][wxabt+]{0,3}['"]`;
const START = String.raw`(?:^|\n|;[ \t]{0,4})`;
const at = (text: string): RegExp => new RegExp(START + text, 'g');

/** Of Python, Node, Ruby and Perl, in this order. */
const OBVIOUS: readonly Obvious[] = [
  { call: at(String.raw`(?:with[ ])?(?:io\.|codecs\.)?open${TEXT}${MODE}`), first: 'write' },
  { call: at(String.raw`(?:pathlib\.)?Path${TEXT}\)\.(?:write_text|write_bytes|touch)\(`), first: 'write' },
  { call: at(String.raw`(?:pathlib\.)?Path${TEXT}\)\.unlink\(`), first: 'remove' },
  { call: at(String.raw`os\.(?:remove|unlink)${TEXT}\s?\)`), first: 'remove' },
  {
    call: at(String.raw`(?:os\.(?:rename|replace)|shutil\.move)${TEXT}${NEXT}\s?\)`),
    first: 'remove',
    second: 'write',
  },
  { call: at(String.raw`shutil\.(?:copy|copy2|copyfile)${TEXT}${NEXT}\s?\)`), first: 'read', second: 'write' },
  {
    call: at(String.raw`(?:fs|require\(['"](?:node:)?fs['"]\))\.(?:write|append)File(?:Sync)?${TEXT}\s?,`),
    first: 'write',
  },
  { call: at(String.raw`(?:fs|require\(['"](?:node:)?fs['"]\))\.(?:unlink|rm)Sync${TEXT}\s?[,)]`), first: 'remove' },
  {
    call: at(String.raw`(?:fs|require\(['"](?:node:)?fs['"]\))\.renameSync${TEXT}${NEXT}\s?\)`),
    first: 'remove',
    second: 'write',
  },
  {
    call: at(String.raw`(?:fs|require\(['"](?:node:)?fs['"]\))\.copyFileSync${TEXT}${NEXT}\s?\)`),
    first: 'read',
    second: 'write',
  },
  { call: at(String.raw`(?:File|IO)\.(?:bin)?write[ ]?${TEXT}\s?,`), first: 'write' },
  { call: at(String.raw`File\.open[ ]?${TEXT}${MODE}`), first: 'write' },
  { call: at(String.raw`(?:File\.(?:delete|unlink)|FileUtils\.rm(?:_f)?)[ ]?${TEXT}`), first: 'remove' },
  {
    call: at(String.raw`open[ ]?\(?\s?(?:my\s)?\$?\w{1,40}\s?,\s?['"]\+?>{1,2}[^'"<>\n]{0,30}['"]\s?,\s?${TEXT}`),
    first: 'write',
  },
  { call: at(String.raw`unlink[ ]?${TEXT}`), first: 'remove' },
];

/** What makes a literal path, or a statement at the beginning of a line, less than certain. */
const DOUBTS =
  /'''|"""|`|<<|chdir|\bexit\b|\bquit\b|\breturn\b|\bdie\b|^\s*(?:if|unless|while|until|for|try|def|class|else|elif|begin|sub|function)\b/m;

/**
 * A program of another language may write anything. Of what it plainly writes, paths are reported: as known where nothing
 * can come between.
 */
export function literalWrites(call: Call, program: string | undefined): void {
  if (program === undefined) {
    call.unknown('a program that cannot be read here');
    return;
  }
  call.unknown(isSeen(program) ? `a program of ${call.name}` : `a part of its program is ${whyUnseen(program)}`);
  if (program.length > MOST_PROGRAM) return;
  const certainty = DOUBTS.test(program) ? 'possible' : 'known';
  for (const { call: pattern, first, second } of OBVIOUS)
    for (const match of program.matchAll(pattern)) {
      const [one, other] = match.slice(1).filter((text) => text !== undefined);
      if (one !== undefined && first !== 'read') call[first](one, certainty);
      if (other !== undefined && second) call[second](other, certainty);
    }
}

const MOST_PROGRAM = 16 * 1024;
