/** An append-only log of JSON records. Records are validated by their reader; the log vouches for their bytes. */
export interface Log {
  /** Appends one record and makes it durable before it returns. One writer at a time. */
  append(record: object): void;
  /** Appends one record, which a crash of the machine may still lose until `sync`; a kill of the process does not. */
  write(record: object): void;
  /** Makes durable what was written. */
  sync(): void;
  /** Everything that was acknowledged, in order. Throws `StateUnreadable` where the middle is damaged. */
  read(): LogContent;
}

export interface LogContent {
  records: unknown[];
  /** Bytes of a last record that a crash cut off; it was never acknowledged. The next append takes their place. */
  tornBytes: number;
}
