import { hintFor } from '../diagnostics/suggest.ts';
import { isNode, type Node, nodesIn } from './expression-tree.ts';

/** What is wrong with an expression, and where in its text (0-based offsets). */
export interface ExpressionFault {
  code: string;
  message: string;
  hint?: string;
  start: number;
  end: number;
}

/** What the library says against an expression. */
interface LibraryError {
  code?: string;
  summary?: string;
  message: string;
  range?: { start?: number; end?: number };
  node?: unknown;
}

interface Words {
  message: string;
  hint?: string | undefined;
}

/** A fault of the library in a person's words. */
export function faultOfLibrary(error: unknown, source: string): ExpressionFault {
  const { code = '', summary, message, range, node } = error as LibraryError;
  const start = Math.min(range?.start ?? 0, source.length);
  const end = Math.max(start, range?.end ?? source.length);
  const said = (summary ?? message).split('\n')[0] ?? '';
  const { hint, ...words } = (WORDS[code] ?? asSaid)(said, source.slice(start, end));
  const place = code === 'no_matching_overload' && isNode(node) ? nameOfCall(node, source) : { start, end };
  return { code: 'bad-expression', ...words, ...(hint !== undefined && { hint }), ...place };
}

/** Where the name of what is called stands. */
function nameOfCall({ op, start, args }: Node, source: string): { start: number; end: number } {
  const [name, receiver] = args as [string, Node];
  const at = Math.max(start, source.indexOf(name, op === 'rcall' ? receiver.end : start));
  return { start: at, end: at + name.length };
}

const asSaid = (said: string): Words => ({
  message: `this expression is not valid: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
});

/** By the library's codes; `said` is its own sentence, `text` what it means. */
const WORDS: Readonly<Record<string, (said: string, text: string) => Words>> = {
  unexpected_token: misplaced,
  unexpected_character: misplaced,
  expected_token: misplaced,
  unterminated_string: () => ({ message: 'a text is not closed', hint: 'end it with the quote that it begins with' }),
  newline_in_string: () => ({ message: 'a text goes over the end of its line', hint: 'close its quotes on the line' }),
  no_matching_overload: noSuchCall,
  no_such_overload: noSuchOperation,
  invalid_logical_operand: (said) => ({
    message: `&&, || and ! stand between conditions, and this has ${kindsIn(said).join(' and ')}`,
    hint: 'compare it with something: … == "…"',
  }),
  reserved_identifier: (_, text) => ({
    message: `'${text}' is a reserved word`,
    hint: `write ["${text}"] for a field`,
  }),
};

function misplaced(said: string, text: string): Words {
  const sign = SIGNS[/^Expected (\w+)/.exec(said)?.[1] ?? ''];
  if (text.trim() === '') return { message: `this expression ends where ${sign ?? 'a value'} is missing` };
  const message = `${/['"]/.test(text) ? text : `'${text}'`} cannot stand here`;
  return text === '=' ? { message, hint: 'compare with ==' } : { message, ...wordOperator(text) };
}

const SIGNS: Readonly<Record<string, string>> = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  COLON: ':',
  IDENTIFIER: 'a name',
};

/** What other languages say in words. */
const OPERATORS = new Map(
  Object.entries({ and: '&&', or: '||', not: '!', is: '==', eq: '==', contains: '.contains("…")' }),
);

function wordOperator(text: string): Pick<Words, 'hint'> {
  const sign = OPERATORS.get(text.toLowerCase());
  return sign === undefined ? {} : { hint: `write ${sign}` };
}

const FUNCTIONS = 'size has contains startsWith endsWith exists exists_one all map filter int double string'.split(' ');

/** Names that the same functions have in other languages. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  length: 'size',
  len: 'size',
  count: 'size',
  includes: 'contains',
  some: 'exists',
  any: 'exists',
  every: 'all',
};

function noSuchCall(said: string): Words {
  const [, call = '', name = ''] = /'((?:[^'(]*\.)?(\w+)\(.*\))'/.exec(said) ?? [];
  const others = FUNCTIONS.filter((known) => known !== name);
  if (others.length < FUNCTIONS.length) return { message: `${name} cannot be used so: ${call}` };
  const hint = Object.hasOwn(ELSEWHERE, name)
    ? `did you mean '${ELSEWHERE[name]}'?`
    : hintFor(name, FUNCTIONS, 'there is');
  return { message: `there is no function '${name}'`, hint };
}

function noSuchOperation(said: string): Words {
  const [, left, operator = '', right = ''] = /overload: (?:(\S+) )?([^\s\w]+|in) ?(\S+)$/.exec(said) ?? [];
  const [a, b] = [left, right].map((type) => (type === undefined ? undefined : kindOf(type)));
  return { message: a === undefined ? `${operator} is not for ${b}` : `${operator} is not for ${a} and ${b}` };
}

const kindsIn = (said: string): string[] => Array.from(said.matchAll(/'([^']+)'/g), ([, type = '']) => kindOf(type));

/** A type of the library as a person says it. */
export function kindOf(type: string): string {
  const plain = type.replace(/<.*$/, '');
  return KINDS[plain] ?? `a ${plain}`;
}

const KINDS: Readonly<Record<string, string>> = {
  bool: 'true or false',
  int: 'a number',
  uint: 'a number',
  double: 'a number',
  string: 'a text',
  map: 'a record',
  dyn: 'a value',
};

/** Where an expression calls matches(). */
export function matchesIn(ast: unknown, source: string): ExpressionFault[] {
  if (!isNode(ast)) return [];
  return [
    ...(isMatches(ast) ? [forbidden(ast, source)] : []),
    ...nodesIn(ast).flatMap((node) => matchesIn(node, source)),
  ];
}

const isMatches = ({ op, args }: Node) => op.endsWith('call') && (args as [string])[0] === 'matches';

function forbidden(node: Node, source: string): ExpressionFault {
  return {
    code: 'bad-expression',
    message: 'matches() is not allowed: a hostile pattern would keep it busy for minutes',
    hint: 'use contains(), startsWith() or endsWith()',
    ...nameOfCall(node, source),
  };
}
