/** A piece of a text that is replaced; empty `text` removes, zero `length` inserts. */
export interface Edit {
  offset: number;
  length: number;
  text: string;
}

/** Applies edits that do not overlap. Two inserts at one place stand in the order of the list. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let copied = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    result += text.slice(copied, edit.offset) + edit.text;
    copied = edit.offset + edit.length;
  }
  return result + text.slice(copied);
}
