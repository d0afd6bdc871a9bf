/** What a template may name: the shape of its values, from which both the check of names and the types come. */
export type Shape = TextShape | NumberShape | FlagShape | AnyShape | ListShape<Shape> | RecordShape<Fields>;

export type Fields = { readonly [name: string]: Shape };

interface TextShape {
  kind: 'text';
}
interface NumberShape {
  kind: 'number';
}
interface FlagShape {
  kind: 'flag';
}
/** Nothing is known, such as an agent's output without a schema; names below it are only checked when it is rendered. */
interface AnyShape {
  kind: 'any';
}
interface ListShape<Item extends Shape> {
  kind: 'list';
  of: Item;
}
interface RecordShape<F extends Fields> {
  kind: 'record';
  fields: F;
  /** Names that are not here, and why: told instead of a guess at what was meant. */
  absent?: { get(name: string): Absence | undefined };
  /** Names that are here at some times only, and when not: what asks for a part of one has to ask for it first. */
  sometimes?: ReadonlyMap<string, string>;
}

/** Why a name that exists elsewhere is not here. */
export interface Absence {
  code: string;
  message: string;
  hint: string;
}

export const text: TextShape = { kind: 'text' };
export const number: NumberShape = { kind: 'number' };
export const flag: FlagShape = { kind: 'flag' };
export const any: AnyShape = { kind: 'any' };
export const list = <Item extends Shape>(of: Item): ListShape<Item> => ({ kind: 'list', of });
export const record = <F extends Fields>(fields: F): RecordShape<F> => ({ kind: 'record', fields });

/** The TypeScript type of values that have a shape. */
export type ValuesOf<S extends Shape> = S extends TextShape
  ? string
  : S extends NumberShape
    ? number
    : S extends FlagShape
      ? boolean
      : S extends ListShape<infer Item>
        ? ValuesOf<Item>[]
        : S extends RecordShape<infer F>
          ? { [Name in keyof F]: ValuesOf<F[Name]> }
          : unknown;

/** What a shape is called in an error: `a list of texts`. */
export function nameOfShape(shape: Shape): string {
  return shape.kind === 'list' ? `a list of ${NOUNS[shape.of.kind]}s` : `a ${NOUNS[shape.kind]}`;
}

const NOUNS = { text: 'text', number: 'number', flag: 'flag', any: 'value', list: 'list', record: 'record' };
