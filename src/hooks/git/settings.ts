import type { Repository } from '../../store/repository.ts';
import type { GitHooksLayout } from './layout.ts';

/** The settings that lead git to coord's hooks. */
export function hooksPathSetting({ hooks }: GitHooksLayout): string {
  return `# Written by \`coord hooks install\`, taken out by \`coord hooks uninstall\`.\n[core]\n\thooksPath = ${quoted(hooks)}\n`;
}

/**
 * The lines of git's own settings that include them. An included value that stands last wins over a core.hooksPath that
 * stands above, also where husky sets that one again at every npm install. Where the repository is elsewhere, moved or
 * seen from a container, nothing is included, and the person's hooks run as ever.
 */
export function includingLines({ commonDir }: Repository, { settings }: GitHooksLayout): string[] {
  return [commonDir, `${commonDir}/worktrees/`].flatMap((gitDir) => [
    `[includeIf ${quoted(`gitdir:${literally(gitDir)}`)}]`,
    `\tpath = ${quoted(settings)}`,
  ]);
}

/** As a value, or the name of a section, in git's settings (git-config(1)). */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A path in which git takes nothing for a wildcard. */
function literally(path: string): string {
  return path.replaceAll(/[\\*?[]/g, '\\$&');
}
