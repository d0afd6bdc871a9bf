/** A record as it was read: `seq` is its place in its log, from 1, and never another record's. */
export type Numbered<Value> = Value & { seq: number };

/**
 * An append-only log that several processes append to. What it holds is checked when it is read.
 * Every call throws `StateUnreadable` where the log is damaged elsewhere than at its end, or an I/O error.
 */
export interface SharedLog<Value> {
  /** Appends one record, durable before it returns. @returns its place */
  append(record: Value): Promise<number>;
  /** Every acknowledged record after this place, in order. @param after 0 for all */
  read(after?: number): Promise<LogPart<Value>>;
}

export interface LogPart<Value> {
  records: Numbered<Value>[];
  /** The last place there is; 0 in an empty log. */
  last: number;
  /** Bytes at the end that a crash cut off, and that nobody was told had been written. The next append takes their place. */
  tornBytes: number;
}

/** What a log comes to: the same for the same records, in the same order. */
export interface Fold<Value, State> {
  /** Names the fold among those of its log, with its version: a fold that has changed has another name. */
  name: string;
  initial: State;
  /** May change `state` itself, which is JSON. */
  step(state: State, record: Numbered<Value>): State;
}

/** A log's fold, kept as a snapshot so that a long log is not read from its beginning each time. */
export interface Folded<State> {
  state: State;
  last: number;
}
