/** A way in which what fits one schema may not fit another. */
export interface Misfit {
  /** The properties that lead there; `[]` for the items of a list. */
  at: string[];
  what: MisfitKind;
}

/** `narrow` is the schema that something fits, `wide` the one that it may not fit. */
export type MisfitKind =
  /** `wide` requires a property that `narrow` need not have; `known`: it may have it. */
  | { kind: 'may-lack'; property: string; known: boolean }
  /** `wide` allows no other properties; undefined: any, as `narrow` does not say which. */
  | { kind: 'not-allowed'; property: string | undefined }
  | { kind: 'types'; beyond: string[]; wide: string[] }
  /** Undefined: more than can be listed. */
  | { kind: 'values'; beyond: unknown[] | undefined; wide: unknown[] }
  | { kind: 'limit'; keyword: string; narrow: unknown; wide: unknown }
  /** What `narrow` says, or one of its alternatives, fits none of those of `wide`. */
  | { kind: 'alternatives' }
  /** How the schemas are written does not tell. */
  | { kind: 'unclear'; keyword: string };
