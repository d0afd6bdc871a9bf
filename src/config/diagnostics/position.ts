/** A place in a text file. Line and column count from 1; column and length count UTF-16 units, as editors do. */
export interface Position {
  line: number;
  column: number;
  length: number;
}
