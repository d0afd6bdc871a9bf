/**
 * Whether a hook's command starts coord's hook: as `hookEntries` writes it, `env -u NODE_EXTRA_CA_CERTS <node>
 * <state>/bin/hook.cjs <Event>`, or as somebody has altered it since: what stands before and behind may be anything. The state
 * folder may lie anywhere and the paths may be quoted, so it is known by our beginning or by a state folder called `coord`.
 */
export function isCoordHook(command: string): boolean {
  return /(^\s*env -u NODE_EXTRA_CA_CERTS .+|\/\.?coord)\/bin\/hook\.cjs['"]? [A-Za-z]/.test(command);
}
