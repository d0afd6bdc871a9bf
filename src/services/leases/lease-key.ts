/** A lease is named by what it is on. A file's repository path is the same for every worktree and every alias. */
export const fileKey = (path: string): string => `file:${path}`;
/** @param pattern relative to the repository */
export const globKey = (pattern: string): string => `glob:${pattern}`;
/** @param name as in `port:5432` */
export const resourceKey = (name: string): string => `resource:${name}`;

/** What a lease is on, as a person names it. */
export function nameOfKey(key: string): string {
  return key.replace(/^(?:file|glob|resource):/, '');
}

/** The repository path of a file's lease; undefined for any other. */
export function pathOfKey(key: string): string | undefined {
  return key.startsWith('file:') ? key.slice('file:'.length) : undefined;
}
