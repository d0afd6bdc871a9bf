/** What a program of the system prints, trimmed. Throws where it fails, as execFileSync does. */
export function programOutput(program: string, args: readonly string[], env?: Record<string, string>): string {
  // Asked for late: on Linux nothing has to be started, and each module costs every hook its time.
  const { execFileSync } = process.getBuiltinModule('node:child_process');
  return execFileSync(program, args, { encoding: 'utf8', ...(env && { env }) }).trim();
}
