/**
 * Whether a hook's command is one that coord installed: `env -u NODE_EXTRA_CA_CERTS <node> <state>/bin/hook.cjs <Event>`,
 * as `hookEntries` makes it, with ` || exit 2` where a failure has to block. The state folder may lie anywhere and the paths may be quoted, so what counts is the end,
 * together with either our beginning or a state folder that is called `coord`.
 */
export function isCoordHook(command: string): boolean {
  return /^(env -u NODE_EXTRA_CA_CERTS .+|.*\/\.?coord)\/bin\/hook\.cjs['"]? [A-Za-z]+( \|\| exit 2)?$/.test(
    command.trim(),
  );
}
