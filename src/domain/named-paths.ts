/** The paths that a tool's input names, told by the names of its fields. */

/** Fields that hold a path, or a list of them, as tools of MCP servers call them. */
const PATHS =
  /^(?:(?:abs|absolute|rel|relative|full|local|target|dest|destination|output|out|save|new|old|source|src|from|to|input|notebook|document)_?)?(?:path|paths|file|files|file_?name|file_?names|file_?path|file_?paths|uri|uris)$|^(?:destination|dest|dst|target|output|src|source)$|^path_in_project$/;

/** Fields that say where something is to be put. */
const OUTPUTS =
  /^(?:output|out|dest|destination|(?:(?:output|out|save|dest|destination|local|download|target)_?)?(?:file_?name)|(?:output|out|save|dest|destination|local|download|target)_?(?:path|file|dir|directory|folder|uri))$/;

/** Fields that hold several parts of one change, each with a path of its own. */
const PARTS =
  /^(?:files|edits|changes|operations|patches|paths|writes|moves|replacements|document_changes|documents|items)$/;

const DEEPEST = 3;

/** Every path that the input names, in its order. What a field holds that is no text is no path. */
export function pathsNamedIn(input: Readonly<Record<string, unknown>>): string[] {
  return [...new Set(found(input, PATHS, 0))];
}

/** The paths that it names to put something there. */
export function outputsNamedIn(input: Readonly<Record<string, unknown>>): string[] {
  return [...new Set(found(input, OUTPUTS, DEEPEST))];
}

/** @param depth how deep `value` lies in the input */
function found(value: Readonly<Record<string, unknown>>, fields: RegExp, depth: number): string[] {
  return Object.entries(value).flatMap(([key, held]) => {
    const name = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    const texts = fields.test(name) ? textsIn(held).flatMap(pathOf) : [];
    if (depth >= DEEPEST || !PARTS.test(name)) return texts;
    return [...texts, ...partsOf(held).flatMap((part) => found(part, fields, depth + 1))];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function partsOf(value: unknown): Record<string, unknown>[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
}

/** A `file:` address is the path that it stands for; an address of anything else is none. */
function pathOf(text: string): string[] {
  if (text === '') return [];
  if (!/^file:/i.test(text)) return /^[a-z][a-z0-9+.-]+:\/\//i.test(text) ? [] : [text];
  const path = text.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, '').replace(/[?#].*$/, '');
  try {
    return [decodeURIComponent(path)];
  } catch {
    return [path];
  }
}
