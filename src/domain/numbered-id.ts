/** `CP-0001`. @param kind what stands before the number, which nothing else of the kind has */
export function numberedId(kind: string, number: number): string {
  return `${kind}-${String(number).padStart(4, '0')}`;
}

/** The id that somebody means by `CP-0001`, `cp-1` or `1`. What is none of these is left as it is: nothing has it. */
export function numberedIdFrom(kind: string, text: string): string {
  const [, named, number] = /^(?:([a-z]+)-)?0*([1-9]\d{0,11})$/i.exec(text.trim()) ?? [];
  const isMeant = named === undefined || named.toUpperCase() === kind;
  return number !== undefined && isMeant ? numberedId(kind, Number(number)) : text;
}
