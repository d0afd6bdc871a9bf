/** What a sed script does beside changing its input; undefined where it is not understood. */
export interface SedScript {
  /** Files that `w` writes. */
  writes: string[];
  /** Whether it runs commands (`e`). */
  runs: boolean;
}

/** Reads a script as GNU sed does (sed(1)): addresses, then a command of one letter with what belongs to it. */
export function readSedScript(script: string): SedScript | undefined {
  const reader = new Reader(script);
  const found: SedScript = { writes: [], runs: false };
  while (!reader.isAtEnd) if (!readCommand(reader, found)) return undefined;
  return found;
}

function readCommand(reader: Reader, found: SedScript): boolean {
  reader.skip(' \t\n;}');
  if (reader.isAtEnd) return true;
  if (!readAddresses(reader)) return false;
  const command = reader.next();
  if (command === '{' || '=dDgGhHnNpPxFz'.includes(command)) return true;
  if ('qQlL'.includes(command)) return reader.skip('0123456789 \t');
  if (command === '#') return consumed(reader);
  if (command === 's') return readSubstitution(reader, found);
  if (command === 'y') {
    const mark = reader.next();
    return reader.until(mark) && reader.until(mark);
  }
  if ('btT:'.includes(command)) {
    reader.labelled();
    return true;
  }
  if ('rR'.includes(command)) return consumed(reader);
  if ('aic'.includes(command)) return reader.text();
  if ('wW'.includes(command)) {
    found.writes.push(reader.line().trim());
    return true;
  }
  if (command !== 'e') return false;
  found.runs = true;
  return consumed(reader);
}

function consumed(reader: Reader): true {
  reader.line();
  return true;
}

function readAddresses(reader: Reader): boolean {
  for (let count = 0; count < 2; count += 1) {
    reader.skip(' \t');
    const mark = reader.peek();
    if (mark === '/') {
      reader.next();
      if (!reader.until('/')) return false;
      reader.skip('IM');
    } else if (mark === '\\') {
      reader.next();
      if (!reader.until(reader.next())) return false;
      reader.skip('IM');
    } else reader.skip('0123456789$~+');
    reader.skip(' \t');
    if (reader.peek() !== ',') break;
    reader.next();
  }
  return reader.skip(' \t!');
}

function readSubstitution(reader: Reader, found: SedScript): boolean {
  const mark = reader.next();
  if (mark === '' || mark === '\n' || !reader.until(mark) || !reader.until(mark)) return false;
  for (;;) {
    const flag = reader.peek();
    if (flag === 'w') {
      reader.next();
      found.writes.push(reader.line().trim());
      return true;
    }
    if (flag === 'e') found.runs = true;
    else if (!/[gpiImM\d]/.test(flag)) return true;
    reader.next();
  }
}

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  peek(): string {
    return this.source[this.at] ?? '';
  }

  next(): string {
    const char = this.peek();
    this.at += 1;
    return char;
  }

  /** Passes over these characters. */
  skip(chars: string): true {
    while (!this.isAtEnd && chars.includes(this.peek())) this.at += 1;
    return true;
  }

  /** Passes over what ends with this mark, which does not count behind a backslash. */
  until(mark: string): boolean {
    for (; !this.isAtEnd; this.at += 1) {
      const char = this.peek();
      if (char === '\\') this.at += 1;
      else if (char === mark) {
        this.at += 1;
        return true;
      }
    }
    return false;
  }

  line(): string {
    const end = this.source.indexOf('\n', this.at);
    const text = this.source.slice(this.at, end === -1 ? undefined : end);
    this.at = end === -1 ? this.source.length : end + 1;
    return text;
  }

  labelled(): void {
    while (!this.isAtEnd && !'\n;}'.includes(this.peek())) this.at += 1;
  }

  /** Lines to be added; one that ends with a backslash goes on. */
  text(): true {
    while (this.line().endsWith('\\') && !this.isAtEnd);
    return true;
  }
}
