import type { Fault } from './faults.ts';

/** What a text without quotes began that YAML reads as something else. @param said the parser's own sentence */
export function unquotedFault(text: string, offset: number, said: string): Fault | undefined {
  return patternFault(text, offset) ?? templateFault(text, offset) ?? restFault(text, offset, said);
}

/** `{a,b}/**` and `[a-z]*` start a YAML collection; what follows the bracket is then unexpected. */
function patternFault(text: string, offset: number): Fault | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart).split(/\r?\n/, 1)[0] ?? '';
  const [whole, pattern] = /^\s*-\s*([{[][^\s'"]*[*/.][^\s'"]*)\s*$/.exec(line) ?? [];
  if (whole === undefined || pattern === undefined) return undefined;
  const kind = pattern.startsWith('{') ? 'mapping' : 'list';
  const start = lineStart + whole.indexOf(pattern);
  return {
    code: 'yaml-syntax',
    message: `without quotes, ${pattern} starts a YAML ${kind} and is no pattern`,
    hint: `quote it: '${pattern}'`,
    range: [start, start + pattern.length],
  };
}

/** `{{name}}` at the beginning of a value starts a YAML mapping, whose first key is one too. */
function templateFault(text: string, offset: number): Fault | undefined {
  const start = [offset - 2, offset - 1, offset].find((at) => at >= 0 && text.startsWith('{{', at));
  if (start === undefined) return undefined;
  return {
    code: 'yaml-syntax',
    message: 'without quotes, {{ starts a YAML mapping and no text',
    hint: 'quote the whole value: "{{name}} …"',
    range: [start, start + 2],
  };
}

/** `"a" == b` and `["a"].size()`: a value in quotes or brackets ends with them. */
function restFault(text: string, offset: number, said: string): Fault | undefined {
  if (!/^Unexpected [\w-]+ at node end/.test(said)) return undefined;
  const [rest = ''] = text.slice(offset).split(/\r?\n/, 1);
  return {
    code: 'yaml-syntax',
    message: 'this follows a value that has ended with its quote or bracket',
    hint: "put the whole value in quotes: '…'",
    range: [offset, offset + Math.max(1, rest.trimEnd().length)],
  };
}
