/** Cuts a stream of text into lines. */
export interface Lines {
  take(text: string): void;
  /** The last line may have no end. */
  end(): void;
  /** How many lines were longer than is kept, and were passed over. */
  tooLong(): number;
}

/**
 * @param most the longest line that is kept, in characters
 * @param onLine called with each line that is not blank
 */
export function cutLines(most: number, onLine: (line: string) => void): Lines {
  let line = '';
  let isTooLong = false;
  let tooLong = 0;

  function grow(piece: string): void {
    isTooLong ||= line.length + piece.length > most;
    line = isTooLong ? '' : line + piece;
  }

  function finish(): void {
    if (isTooLong) tooLong += 1;
    else if (line.trim() !== '') onLine(line);
    line = '';
    isTooLong = false;
  }

  return {
    take(text) {
      // A lone carriage return is how a program writes over its last line.
      for (const [index, piece] of text.split(/[\r\n]/).entries()) {
        if (index > 0) finish();
        grow(piece);
      }
    },
    end: finish,
    tooLong: () => tooLong,
  };
}
