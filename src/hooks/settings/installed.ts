import { getNodeValue, type Node } from 'jsonc-parser';
import { childrenOf, keyOf, type SettingsDocument, valueOf } from './document.ts';

/** Tells coord's hooks from all others by their command. */
export type IsOurs = (command: string) => boolean;

/** A hook of ours as it stands in a settings file. */
export interface InstalledHook {
  event: string;
  /** The matcher of the group it stands in. */
  matcher: unknown;
  node: Node;
}

export function installedHooks({ hooks }: SettingsDocument, isOurs: IsOurs): InstalledHook[] {
  return childrenOf(hooks).flatMap((member) =>
    elementsOf(member.children?.[1]).flatMap((group) => {
      const matcher = group.type === 'object' ? getNodeValue(group).matcher : undefined;
      const ours = hooksOf(group).filter((hook) => isOursIn(hook, isOurs));
      return ours.map((node) => ({ event: keyOf(member), matcher, node }));
    }),
  );
}

export function isOursIn(hook: Node, isOurs: IsOurs): boolean {
  const command = hook.type === 'object' ? getNodeValue(hook).command : undefined;
  return typeof command === 'string' && isOurs(command);
}

const hooksOf = (group: Node): readonly Node[] => (group.type === 'object' ? elementsOf(valueOf(group, 'hooks')) : []);

const elementsOf = (list: Node | undefined): readonly Node[] => (list?.type === 'array' ? childrenOf(list) : []);
