import type { Content } from '../../domain/records.ts';
import type { Entry } from '../../store/git-status.ts';

export const ABSENT: Content = { kind: 'absent' };

/** What a commit has at a path. A link in it is text, so that it is compared like one on disk; a submodule is no content. */
export function committedContent(entry: Entry): Content {
  if (!entry || entry.mode === '160000') return ABSENT;
  if (entry.mode === '120000') return { kind: 'link', id: entry.id };
  return { kind: 'committed', id: entry.id, ...(entry.mode === '100755' && { executable: true }) };
}

/** Whether two are the same as far as their ids go. Of a file on disk and a committed one that says nothing where filters are at work. */
export function isSame(a: Content, b: Content): boolean {
  return formOf(a) === formOf(b) && a.id === b.id && (a.executable ?? false) === (b.executable ?? false);
}

const formOf = ({ kind }: Content) => (kind === 'committed' ? 'file' : kind);

/** In a few words, for people. */
export function contentName({ kind, id }: Content): string {
  switch (kind) {
    case 'absent':
      return 'not there';
    case 'file':
      return `blob ${id?.slice(0, 12)}`;
    case 'committed':
      return `as committed, blob ${id?.slice(0, 12)}`;
    case 'link':
      return 'a link';
    case 'unkept':
      return 'a file too large, or one of too many, to be kept';
    case 'repository':
      return 'a repository of its own';
    case 'other':
      return 'no regular file';
  }
}
