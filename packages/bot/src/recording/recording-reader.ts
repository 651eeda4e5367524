import { createHash } from 'node:crypto';
import { type JournalRecord, RxtradeError } from '@rxtrade/core';
import { z } from 'zod';
import { RunSpec } from '../run/run-spec.ts';
import { readLines } from './read-lines.ts';

/** Of the lines; a recording of another format is refused. */
export const recordingFormat = 1;

const Head = z.object({
  kind: z.literal('head'),
  format: z.literal(recordingFormat),
  versions: z.object({ rxtrade: z.string(), node: z.string() }),
  spec: RunSpec,
});
export type RecordingHead = Omit<z.infer<typeof Head>, 'kind'>;

const wire = z.record(z.string(), z.unknown());
const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('input'), input: wire }),
  z.object({ kind: z.literal('intent'), order: wire }),
  z.object({ kind: z.literal('fact'), at: z.string(), instrument: z.string(), fact: wire }),
  z.object({ kind: z.literal('end'), lines: z.int(), sha256: z.string() }),
]);

/** Told of what stands between the records of the journal. */
export interface RecordingListener {
  /** A decision or refusal, as the line it was recorded in. */
  onFact(line: string): void;
  /** The next input begins, or the recording has ended: all facts of the one before are read. */
  onStepOver(): void;
}

/** Reads a recording line by line, and checks at its end that it is whole. */
export class RecordingReader {
  readonly head: RecordingHead;
  private readonly file: string;
  private readonly lines: Generator<string>;
  private readonly hash = createHash('sha256');
  private count = 0;

  /** @throws E907 when the file cannot be read or is no recording. */
  constructor(file: string) {
    this.file = file;
    this.lines = readLines(file);
    this.head = this.readHead();
  }

  /**
   * The records of the journal, in their order.
   *
   * @throws E907 at a line that is none, and at the end of a recording that was cut or changed.
   */
  *records(listener: RecordingListener): Generator<JournalRecord> {
    for (let text = this.next(); text !== undefined; text = this.next()) {
      const line = this.parse(text);
      if (line.kind === 'end') {
        listener.onStepOver();
        this.checkEnd(line);
        return;
      }
      this.add(text);
      if (line.kind === 'fact') listener.onFact(text);
      else {
        if (line.kind === 'input') listener.onStepOver();
        yield line;
      }
    }
    throw this.damaged(`has no end after line ${this.count}; it was cut`);
  }

  private readHead(): RecordingHead {
    const text = this.next();
    const read = Head.safeParse(text === undefined ? undefined : jsonOf(text));
    if (!read.success) {
      const why = text === undefined ? 'it is empty' : z.prettifyError(read.error).replaceAll('\n', ' ');
      throw this.damaged(`is no recording of rxtrade run --record: ${why}`);
    }
    this.add(text as string);
    const { kind: _kind, ...head } = read.data;
    return head;
  }

  private next(): string | undefined {
    try {
      const next = this.lines.next();
      return next.done === true ? undefined : next.value;
    } catch (error) {
      throw this.damaged(`cannot be read: ${error instanceof Error ? error.message : String(error)}`, error);
    }
  }

  private parse(text: string): z.infer<typeof Line> {
    const read = Line.safeParse(jsonOf(text));
    if (!read.success) throw this.damaged(`line ${this.count + 1} is no record: ${text.slice(0, 60)}`);
    return read.data;
  }

  private add(text: string): void {
    this.count += 1;
    this.hash.update(text).update('\n');
  }

  private checkEnd({ lines, sha256 }: { readonly lines: number; readonly sha256: string }): void {
    if (lines !== this.count) throw this.damaged(`holds ${this.count} lines and was written with ${lines}`);
    if (sha256 !== this.hash.digest('hex')) throw this.damaged('was changed since it was written');
  }

  private damaged(what: string, cause?: unknown): RxtradeError {
    return new RxtradeError(
      'E907',
      `recording "${this.file}" ${what}; check the file, or record again`,
      { file: this.file },
      cause,
    );
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
