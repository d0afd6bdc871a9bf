import { valueAt } from './yaml/value-at.ts';
import type { Path } from './yaml/yaml-file.ts';

/** A word of the config and where it stands. */
export interface Word {
  text: string;
  path: Path;
}

/** The keys of a mapping; none where there is something else. */
export function entriesOf(root: unknown, path: Path): { key: string; path: Path }[] {
  const value = valueAt(root, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).map((key) => ({ key, path: [...path, key] }));
}

/** The items of a list; none where there is something else. */
export function itemsOf(root: unknown, path: Path): { path: Path }[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? value.map((_, index) => ({ path: [...path, index] })) : [];
}

/** The text at a path, where there is one. */
export function word(root: unknown, path: Path): Word[] {
  const value = valueAt(root, path);
  return typeof value === 'string' && value !== '' ? [{ text: value, path }] : [];
}

/** The texts of the list at a path. */
export function words(root: unknown, path: Path): Word[] {
  return itemsOf(root, path).flatMap((item) => word(root, item.path));
}
