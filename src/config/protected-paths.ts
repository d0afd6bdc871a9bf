import { type Glob, parseGlob } from './globs/glob.ts';

/**
 * What no agent writes, whatever the config says: git's own files, Claude Code's settings, and the config itself.
 * These come last in the list of protected patterns, where no `!` of the config can take them out.
 * @param name the config file's own name, without its folder
 */
export function builtInProtected(name: string): Glob[] {
  return ['.git/**', '**/.git/**', '.claude/**', literally(name)].map((pattern) => {
    const parsed = parseGlob(pattern, false);
    if (!parsed.ok) throw new Error(`built-in pattern ${pattern}: ${parsed.error.message}`);
    return parsed.value;
  });
}

/** A pattern for this one name. What has no class of its own, a leading `!` or a backslash, becomes `?`: near enough. */
function literally(name: string): string {
  return name.replace(/[[\]*?{}(]/g, '[$&]').replace(/^!|\\/g, '?');
}
