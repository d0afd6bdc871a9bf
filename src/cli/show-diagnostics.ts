import { resolve } from 'node:path';
import { type Diagnostic, renderDiagnostics } from '../config/diagnostics/diagnostic.ts';
import { readText } from '../config/read-text.ts';
import type { Terminal } from './terminal.ts';

/** Prints mistakes in files with their excerpts. @param texts texts by shown name, for what is not on disk */
export function showDiagnostics(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  texts: Record<string, string> = {},
): void {
  const textOf = (file: string) => texts[file] ?? readText(resolve(terminal.cwd, file));
  terminal.err(renderDiagnostics(diagnostics, textOf, terminal.errorColors));
}
