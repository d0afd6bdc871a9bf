/** A JSON document, and how often it has been changed. */
export interface Document<Value> {
  /** Raised by one with every change: 1 is the first. */
  revision: number;
  value: Value;
}

/**
 * Documents of one kind, each under its id: what they hold is checked when it is read.
 * Every call throws `StateUnreadable` where a document is not what coord wrote, or an I/O error.
 */
export interface Documents<Value> {
  read(id: string): Promise<Document<Value> | undefined>;
  /** All of them, by id. */
  list(): Promise<Document<Value>[]>;
  /**
   * Reads, changes and replaces one document, which nobody else changes meanwhile; durable when it returns.
   * @param change gives the new value, or undefined for none
   * @returns the document as it is now
   */
  update(id: string, change: (current: Value | undefined) => Value | undefined): Promise<Document<Value> | undefined>;
  remove(id: string): Promise<void>;
}

/**
 * Documents that are worth something only now, such as a sign of life: replaced whatever they were, without a lock and
 * without waiting for the disk. One that a loss of power has spoilt counts as none.
 */
export interface Signals<Value> {
  read(id: string): Promise<Value | undefined>;
  list(): Promise<Value[]>;
  put(id: string, value: Value): Promise<void>;
  remove(id: string): Promise<void>;
}
