/** What a tool can do to files. */
export type ToolEffect =
  /** Changes no file of the repository. */
  | { kind: 'read' }
  /** Writes, moves or removes these files, as its input names them. */
  | { kind: 'write'; paths: readonly string[] }
  /** Would write a file, and its input does not say which: the field that should. */
  | { kind: 'nameless'; field: string }
  /** Runs a command line, in this folder where it names one. */
  | { kind: 'shell'; command: string; cwd?: string }
  /** It may write anything; these paths are what it names. */
  | { kind: 'unknown'; paths: readonly string[] };
