/** An append-only log of JSON records. Records are validated by their reader; the log vouches for their bytes. */
export interface Log {
  /** Appends one record and makes it durable before it returns. One writer at a time. */
  append(record: object): void;
  /** Everything that was acknowledged, in order. Throws `StateUnreadable` where the middle is damaged. */
  read(): LogContent;
}

export interface LogContent {
  records: unknown[];
  /** Bytes of a last record that a crash cut off; it was never acknowledged. The next append takes their place. */
  tornBytes: number;
}
