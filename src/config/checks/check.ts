import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../outline.ts';
import type { Path } from '../yaml/yaml-file.ts';

/** What a check may know beyond the config's text. */
export interface Surroundings {
  /** The config's own name, without its folder. */
  name: string;
  /** What a path, relative to the config, leads to. */
  look(path: string): 'file' | 'folder' | 'missing' | 'outside';
}

/** One rule of what a config must be beyond its schema. Pure: all it finds, as values. */
export type Check = (outline: Outline, surroundings: Surroundings) => Diagnostic[];

interface Finding {
  severity?: Severity;
  code: string;
  message: string;
  hint?: string | undefined;
  /** Whether the value is wrong, or that it is there at all. Default: value. */
  on?: 'key' | 'value';
  related?: { path: Path; message: string }[];
}

/** A diagnostic at the value under `path`; an error unless it says otherwise. */
export function finding(
  { yaml }: Outline,
  path: Path,
  { severity, code, message, hint, on, related }: Finding,
): Diagnostic {
  return {
    severity: severity ?? 'error',
    code,
    message,
    file: yaml.file,
    at: yaml.at(path, on),
    ...(hint && { hint }),
    ...(related && { related: related.map((other) => ({ at: yaml.at(other.path), message: other.message })) }),
  };
}
