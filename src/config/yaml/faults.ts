/** Characters of the text: from the first to before the last. */
export type Range = readonly [start: number, end: number];

/** A mistake that the YAML parser, or the rules on top of it, found. */
export interface Fault {
  code: string;
  message: string;
  hint?: string;
  range?: Range;
  related?: { range: Range; message: string }[];
}
