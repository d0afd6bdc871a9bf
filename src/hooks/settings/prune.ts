import type { Node } from 'jsonc-parser';
import { childrenOf, endOf, valueOf } from './document.ts';
import type { Edit } from './edits.ts';
import { type IsOurs, isOursIn } from './installed.ts';

/** What remains of a part of the file: nothing, or itself after some edits. */
export type Pruned = 'gone' | Edit[];

/**
 * Takes every hook that is ours out of a settings file. A group goes with its last hook; an object or a list goes with
 * its last member if coord made it, and stays, empty as it was, if it was the person's. Which of the two shows in one
 * blank: coord puts white space after each bracket that it opens, and none after a person's bracket that it fills
 * (see `insert.ts`). A formatter that has run since then wipes that difference; the emptied object goes then too.
 */
export function pruneHooks(text: string, root: Node, isOurs: IsOurs): Pruned {
  const pruneGroup = (group: Node): Pruned => {
    const list = group.type === 'object' ? valueOf(group, 'hooks') : undefined;
    const hooks = childrenOf(list);
    const ours = hooks.filter((hook) => isOursIn(hook, isOurs));
    if (ours.length > 0 && ours.length === hooks.length) return 'gone';
    return list ? pruneContainer(text, list, (hook) => (ours.includes(hook) ? 'gone' : [])) : [];
  };
  const pruneEvent = (member: Node) => pruneMember(member, (groups) => pruneContainer(text, groups, pruneGroup));
  const hooks = valueOf(root, 'hooks');
  return pruneContainer(text, root, (member) =>
    member.children?.[1] === hooks ? pruneMember(member, (value) => pruneContainer(text, value, pruneEvent)) : [],
  );
}

function pruneMember(member: Node, pruneValue: (value: Node) => Pruned): Pruned {
  const value = member.children?.[1];
  return value?.type === 'object' || value?.type === 'array' ? pruneValue(value) : [];
}

function pruneContainer(text: string, container: Node, prune: (child: Node) => Pruned): Pruned {
  const children = childrenOf(container);
  const pruned = children.map(prune);
  const isPersons = children[0]?.offset === container.offset + 1;
  if (children.length > 0 && !isPersons && pruned.every((part) => part === 'gone')) return 'gone';
  const firstKept = pruned.findIndex((part) => part !== 'gone');
  return pruned.flatMap((part, index) => {
    if (part !== 'gone') return part;
    const hasKeptBefore = firstKept !== -1 && firstKept < index;
    return [removal(text, children, index, { hasKeptBefore, keepsBlank: isPersons && firstKept === index + 1 })];
  });
}

/** Removes one child with one comma: the one before it, or, where nothing before it stays, the one after. */
function removal(
  text: string,
  children: readonly Node[],
  index: number,
  { hasKeptBefore, keepsBlank }: { hasKeptBefore: boolean; keepsBlank: boolean },
): Edit {
  const [before, child, next] = [children[index - 1], children[index] as Node, children[index + 1]];
  if (before && hasKeptBefore) return cut(endOf(before), endOf(child));
  if (!next) return cut(child.offset, endOf(child));
  return cut(child.offset, keepsBlank ? text.indexOf(',', endOf(child)) + 1 : next.offset);
}

const cut = (from: number, to: number): Edit => ({ offset: from, length: to - from, text: '' });
