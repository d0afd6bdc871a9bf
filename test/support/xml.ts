export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads XML 1.0 as strictly as a reader may, without a DTD, comments or CDATA; throws where it is not well-formed. */
export function parseXml(text: string): Element {
  const foreign = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text);
  if (foreign) throw new Error(`a character that XML does not have: ${foreign[0].codePointAt(0)?.toString(16)}`);
  let at = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(text)?.[0].length ?? 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = new RegExp(pattern.source, 'uy');
    found.lastIndex = at;
    const match = found.exec(text);
    if (match) at = found.lastIndex;
    return match;
  };
  const element = (): Element => {
    const name = take(/<([A-Za-z][\w-]*)/)?.[1];
    if (name === undefined) throw new Error(`no element: ${text.slice(at, at + 40)}`);
    const attributes: Record<string, string> = {};
    for (let one = take(/\s+([\w-]+)="([^"<]*)"/); one; one = take(/\s+([\w-]+)="([^"<]*)"/)) {
      const [, key = '', value = ''] = one;
      if (Object.hasOwn(attributes, key)) throw new Error(`${key} twice`);
      attributes[key] = plain(value);
    }
    if (take(/\s*\/>/)) return { name, attributes, children: [] };
    if (!take(/\s*>/)) throw new Error(`${name} does not end: ${text.slice(at, at + 40)}`);
    const children: (Element | string)[] = [];
    while (!text.startsWith('</', at)) {
      const words = take(/[^<]+/);
      if (words) children.push(plain(words[0]));
      else children.push(element());
    }
    if (!take(new RegExp(`</${name}\\s*>`))) throw new Error(`${name} is not closed: ${text.slice(at, at + 40)}`);
    return { name, attributes, children };
  };
  const root = element();
  if (text.slice(at).trim() !== '') throw new Error(`more than one element: ${text.slice(at, at + 40)}`);
  return root;
}

function plain(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in a text');
  return text.replaceAll(/&([^;\s]*);?/g, (whole, name: string) => {
    const found = whole.endsWith(';') ? ENTITIES[name] : undefined;
    if (found === undefined) throw new Error(`no entity: ${whole}`);
    return found;
  });
}

/** All elements of a name at or below an element. */
export function all(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return element.name === name ? [element, ...below] : below;
}

export function textOf(element: Element | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
