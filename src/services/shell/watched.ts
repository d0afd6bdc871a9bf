import type { Report } from './report.ts';
import type { Shell, Value } from './shell.ts';

/** Variables by which git is led past coord's hooks, or to other files (git(1), ENVIRONMENT). */
const GIT =
  /^GIT_(?:CONFIG.*|DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|EXEC_PATH|TEMPLATE_DIR|REF_PARAMETER)$/;

/** What makes any later command run something else. */
const RUNS =
  /^(?:LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_\w+|BASH_ENV|ENV|PROMPT_COMMAND|SHELLOPTS|BASHOPTS|PS4|NODE_OPTIONS|NODE_PATH|PYTHONSTARTUP|PYTHONPATH|PERL5OPT|PERL5LIB|RUBYOPT|RUBYLIB|GIT_EXTERNAL_DIFF|GIT_SSH_COMMAND|GIT_SSH|GIT_ASKPASS|GIT_EDITOR|GIT_SEQUENCE_EDITOR|GIT_PAGER|GIT_PROXY_COMMAND|PAGER|LESSOPEN|LESSCLOSE|MANPAGER|EDITOR|VISUAL)$/;

/** Says what follows from giving a variable a value. */
export function watch(name: string, value: Value, shell: Shell, report: Report): void {
  if (name.startsWith('COORD_')) report.evasion('it says who somebody is for coord, which only coord and people do');
  else if (name === 'CLAUDECODE' || name === 'CLAUDE_PROJECT_DIR')
    report.evasion('it hides that this is the shell of an agent');
  else if (GIT.test(name)) report.evasion('it leads git to another configuration, repository or index');
  else if (RUNS.test(name) && !isHarmless(value)) report.unknown('it has other commands run something');
  else if (name === 'PATH' && !isAppended(value, shell)) shell.isPathChanged = true;
}

/** Values that run nothing. */
const HARMLESS = new Set(['', 'cat', 'less', 'more', 'true', ':', '/bin/true']);

function isHarmless(value: Value): boolean {
  return value.kind === 'unset' || (value.kind === 'texts' && value.texts.every((text) => HARMLESS.has(text)));
}

/** Whether folders are only added after those that are there already. */
function isAppended(value: Value, shell: Shell): boolean {
  const before = shell.get('PATH');
  if (value.kind !== 'texts' || before?.kind !== 'texts') return false;
  return value.texts.every((text) => before.texts.some((old) => text === old || text.startsWith(`${old}:`)));
}
