import { bytesOf, carriageReturn, lineEnd, lineFeed, space } from './ascii.ts';

/** What reads the lines that `Lines` finds. Both return where the next line begins. */
export interface LineReader {
  /** The first line that is not blank. */
  readFirst(bytes: Uint8Array, start: number, line: number): number;
  readRow(bytes: Uint8Array, start: number, line: number): number;
  /** What to throw at a line that has no end. */
  tooLong(line: number, bytesMax: number): Error;
}

/** A line longer than this is no row; it bounds what is held of a file without line feeds. */
const lineBytesMax = 65_536;

/** Finds the lines of text that arrives in pieces of any size. Of the text no more than one line is held. */
export class Lines {
  private readonly reader: LineReader;
  private line = 0;
  private hasFirst = false;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(reader: LineReader) {
    this.reader = reader;
  }

  /** Reads the next piece, which may end anywhere. */
  push(piece: Uint8Array): void {
    const last = piece.lastIndexOf(lineFeed);
    if (last < 0) {
      this.keep(piece);
      return;
    }
    const first = this.rest.length === 0 ? 0 : piece.indexOf(lineFeed) + 1;
    if (first > 0) this.readLines(joined(this.rest, piece.subarray(0, first)), 0);
    this.readLines(piece.subarray(0, last + 1), first);
    this.rest = piece.slice(last + 1);
  }

  /** Reads what is left behind the last line feed. */
  end(): void {
    if (this.rest.length > 0) this.push(bytesOf('\n'));
  }

  private keep(piece: Uint8Array): void {
    this.rest = joined(this.rest, piece);
    if (this.rest.length > lineBytesMax) throw this.reader.tooLong(this.line + 1, lineBytesMax);
  }

  /** Reads whole lines: `bytes` ends with a line feed. */
  private readLines(bytes: Uint8Array, start: number): void {
    let at = start;
    while (at < bytes.length) {
      this.line += 1;
      if (isBlank(bytes, at)) at = lineEnd(bytes, at) + 1;
      else if (this.hasFirst) at = this.reader.readRow(bytes, at, this.line);
      else {
        this.hasFirst = true;
        at = this.reader.readFirst(bytes, at, this.line);
      }
    }
  }
}

function isBlank(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (bytes[at] === space || bytes[at] === carriageReturn) at++;
  return bytes[at] === lineFeed;
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
