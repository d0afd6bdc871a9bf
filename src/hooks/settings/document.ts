import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Position } from '../../config/diagnostics/diagnostic.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** Why a settings file is left as it is. With a severity and the file's name it is a `Diagnostic`. */
export interface SettingsFault {
  code: 'broken-json' | 'wrong-type' | 'duplicate-key' | 'tracked-file';
  message: string;
  at: Position;
  hint: string;
}

/** A settings file whose shape is sound as far as hooks go. Offsets of nodes count in `text`. */
export interface SettingsDocument {
  text: string;
  root: Node;
  /** The object under `hooks`, if there is one. */
  hooks: Node | undefined;
}

/** Claude Code reads strict JSON, with or without a byte order mark, and ignores a broken file without a word. */
export function parseSettings(source: string): Result<SettingsDocument, SettingsFault> {
  // A blank in the mark's place: the offsets stay true.
  const text = source.replace(/^\uFEFF/, ' ');
  const errors: ParseError[] = [];
  const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };
  const root = parseTree(text, errors, strict);
  const [first] = errors;
  if (first || !root) return err(brokenJson(text, root, first));
  if (root.type !== 'object') return err(wrongType(text, root, 'The settings', 'an object: { … }'));

  const duplicate = duplicateKey(root, ['hooks']);
  if (duplicate) return err(duplicateFault(text, duplicate));
  const hooks = valueOf(root, 'hooks');
  if (!hooks) return ok({ text: source, root, hooks: undefined });
  if (hooks.type !== 'object') return err(wrongType(text, hooks, '"hooks"', 'an object: { "Stop": [ … ] }'));
  const twice = duplicateKey(hooks);
  return twice ? err(duplicateFault(text, twice)) : ok({ text: source, root, hooks });
}

/** The members of an object, the elements of an array; a member holds its key and its value. */
export const childrenOf = (node: Node | undefined): readonly Node[] => node?.children ?? [];

export const keyOf = (member: Node): string => String(member.children?.[0]?.value);

export function valueOf(object: Node, key: string): Node | undefined {
  return childrenOf(object).findLast((member) => member.type === 'property' && keyOf(member) === key)?.children?.[1];
}

export const endOf = (node: Node): number => node.offset + node.length;

/**
 * The first thing under `hooks` that makes Claude Code ignore the whole file, silently (seen with 2.1.197): a group that
 * is no object, or has no list of hooks, or a hook without a type.
 */
export function misshapenHook({ text, hooks }: SettingsDocument, events: readonly string[]): SettingsFault | undefined {
  for (const member of childrenOf(hooks)) {
    const groups = member.children?.[1];
    if (groups?.type !== 'array') {
      if (!groups || !events.includes(keyOf(member))) continue;
      return wrongType(text, groups, `"${keyOf(member)}"`, 'a list: [ { "hooks": [ … ] } ]');
    }
    for (const group of childrenOf(groups)) {
      const list = group.type === 'object' ? valueOf(group, 'hooks') : undefined;
      if (list?.type !== 'array') return wrongType(text, group, 'This group', 'an object with a list "hooks"');
      const bad = childrenOf(list).find((hook) => typeof getNodeValue(hook)?.type !== 'string');
      if (bad) return wrongType(text, bad, 'This hook', 'an object with a "type"');
    }
  }
  return undefined;
}

function duplicateKey(object: Node, keys?: readonly string[]): Node | undefined {
  const seen = new Set<string>();
  return childrenOf(object).find((member) => {
    const key = keyOf(member);
    const isSecond = seen.has(key) && (keys?.includes(key) ?? true);
    seen.add(key);
    return isSecond;
  });
}

function duplicateFault(text: string, member: Node): SettingsFault {
  const key = keyOf(member);
  return {
    code: 'duplicate-key',
    message: `"${key}" stands twice; Claude Code reads only the last one.`,
    at: positionOf(text, member.offset, member.children?.[0]?.length ?? 1),
    hint: `Put both into one "${key}", then run the command again.`,
  };
}

function wrongType(text: string, node: Node, what: string, wanted: string): SettingsFault {
  const firstLine = text.slice(node.offset, endOf(node)).split(/\r?\n/, 1)[0] ?? '';
  return {
    code: 'wrong-type',
    message: `${what} must be ${wanted}.`,
    at: positionOf(text, node.offset, firstLine.length),
    hint: 'Mend it, then run the command again: Claude Code would not run the hooks of this file.',
  };
}

function brokenJson(text: string, root: Node | undefined, error: ParseError | undefined): SettingsFault {
  const { offset, length } = error ?? { offset: 0, length: 1 };
  return {
    code: 'broken-json',
    message: text.trim() === '' ? 'The file is empty.' : `This is not JSON: ${reasonOf(text, root, error)}.`,
    at: positionOf(text, offset, Math.max(1, length)),
    hint: 'Mend it, or move the file away, then run the command again. Nothing was changed.',
  };
}

function reasonOf(text: string, root: Node | undefined, error: ParseError | undefined): string {
  const found = error && text.slice(error.offset, error.offset + error.length);
  switch (error && printParseErrorCode(error.error)) {
    case 'InvalidCommentToken':
      return 'it has no comments';
    case 'PropertyNameExpected':
      return found === '}' ? 'no comma may stand before "}"' : 'a key in double quotes is missing here';
    case 'ValueExpected':
      return found === ']' ? 'no comma may stand before "]"' : 'a value is missing here';
    case 'ColonExpected':
      return 'a ":" is missing here';
    case 'CommaExpected':
      return 'a comma is missing before this';
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return 'it ends before all brackets are closed';
    case 'EndOfFileExpected':
      return 'it goes on after its end';
    case 'UnexpectedEndOfString':
      return 'the text that begins here does not end on its line';
    default:
      return `${JSON.stringify(found ?? '')} cannot be read here`;
  }
}

function positionOf(text: string, offset: number, length: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length };
}
