import type { Glob } from './glob.ts';

/** A pattern for this one name or path. What has no class of its own, such as a backslash, becomes `?`: near enough. */
export function literally(path: string): string {
  return path.replace(/[[\]*?{}(]/g, '[$&]').replace(/^[!~]|\\|\p{Cc}/gu, '?');
}

/** The paths that a pattern names outright: those of its alternatives that have no wildcard. */
export function namedBy({ alternatives }: Pick<Glob, 'alternatives'>): string[] {
  return alternatives.flatMap((segments) => {
    const names = segments.map((segment) =>
      segment !== '**' && segment.every((token) => token.kind === 'literal')
        ? segment.map(({ code }) => String.fromCodePoint(code)).join('')
        : undefined,
    );
    return names.includes(undefined) ? [] : [names.join('/')];
  });
}
