import type { EachStep, Scope } from './playbook.ts';
import { err, ok, type Result } from './result.ts';
import { branchName } from './step-key.ts';

/** One branch of an `each`. */
export interface Branch {
  /** As it stands in keys. */
  name: string;
  /** Its role, or its item of the list. */
  item: unknown;
  /** The part that is spread, played by the branch's own role. */
  parts: Record<string, string>;
}

/** Names of branches become names of files, of which most systems take 255 bytes. */
const LONGEST_NAME = 150;

/** The branches of an `each`: one for each role that plays its part, or for each item of its list. */
export function branchesOf({ over }: EachStep, scope: Scope): Result<Branch[], string> {
  if (over.kind === 'part') {
    const roles = [scope.parts[over.part] ?? []].flat();
    return ok(roles.map((role) => ({ name: role, item: role, parts: { [over.part]: role } })));
  }
  const items = over.items.items(scope);
  if (!items.ok) return err(`its "in" (${over.items.source}) cannot be evaluated: ${items.error}`);
  const branches = new Map<string, Branch>();
  for (const item of items.value) {
    const id = idOf(item);
    if (id === undefined) return err('an item of its list has no name: it has to be a text, a number or have an id');
    const name = branchName(id);
    if (name.length > LONGEST_NAME) return err(`the name of an item is too long for a branch: ${id.slice(0, 40)}…`);
    if (branches.has(name)) return err(`its list has ${id} twice`);
    branches.set(name, { name, item, parts: {} });
  }
  return ok([...branches.values()]);
}

/** A text and a number name their branch, an object's `id` does: a branch is never known by its position. */
function idOf(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : item;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}
