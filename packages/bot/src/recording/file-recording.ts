import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Decision,
  type FactSink,
  inputToWire,
  type JournalStorage,
  type OrderRequest,
  orderToWire,
  type Refusal,
  RxtradeError,
  SilentFacts,
  type TraderInput,
} from '@rxtrade/core';
import { removeUnlessFinished, requireFree } from '../run-folder/index.ts';
import { recordedFact } from './recorded-fact.ts';

const flushBytes = 1 << 16;

/**
 * A journal as JSON lines: a head with what is run, one line an input, intent, decision or refusal, and an end with their
 * count and SHA-256, by which a cut or changed file is known. Written under another name and renamed at the end, so that
 * it is there whole or not at all; no promise that what was written survives a crash of the machine.
 */
export class FileRecording implements JournalStorage {
  /** To be told the run's facts. */
  readonly facts: FactSink;
  private readonly file: string;
  private readonly partial: string;
  private readonly finished: () => void;
  private readonly descriptor: number;
  private readonly hash = createHash('sha256');
  private pending = '';
  private lines = 0;
  private isClosed = false;

  /** @throws E906 when the file is there already, E907 when it cannot be written. */
  constructor(file: string, head: Readonly<Record<string, unknown>>) {
    requireFree(file);
    this.file = file;
    this.partial = `${file}.partial`;
    this.descriptor = this.guard(() => {
      mkdirSync(dirname(file), { recursive: true });
      return openSync(this.partial, 'w');
    });
    this.finished = removeUnlessFinished(this.partial);
    this.facts = new RecordedFacts((fact) => this.line(recordedFact(fact)));
    this.line(JSON.stringify({ kind: 'head', ...head }));
  }

  input(input: TraderInput): void {
    this.line(JSON.stringify({ kind: 'input', input: inputToWire(input) }));
  }

  intent(order: OrderRequest): void {
    this.line(JSON.stringify({ kind: 'intent', order: orderToWire(order) }));
  }

  /** Hands everything to the operating system. */
  sync(): void {
    if (this.pending === '') return;
    const text = this.pending;
    this.pending = '';
    this.hash.update(text);
    this.guard(() => writeSync(this.descriptor, text));
  }

  /** Writes the end and gives the file its name. @throws E907. */
  finish(): void {
    this.sync();
    const end = JSON.stringify({ kind: 'end', lines: this.lines, sha256: this.hash.digest('hex') });
    this.guard(() => {
      writeSync(this.descriptor, `${end}\n`);
      this.close();
      renameSync(this.partial, this.file);
    });
    this.finished();
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.close();
    rmSync(this.partial, { force: true });
    this.finished();
  }

  private close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    closeSync(this.descriptor);
  }

  private line(text: string): void {
    this.lines += 1;
    this.pending += `${text}\n`;
    if (this.pending.length >= flushBytes) this.sync();
  }

  private guard<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new RxtradeError(
        'E907',
        `recording "${this.file}" cannot be written: ${message}; choose another file, or make room`,
        { file: this.file },
        error,
      );
    }
  }
}

class RecordedFacts extends SilentFacts {
  private readonly write: (fact: Decision | Refusal) => void;

  constructor(write: (fact: Decision | Refusal) => void) {
    super();
    this.write = write;
  }

  override decision(decision: Decision): void {
    this.write(decision);
  }

  override refusal(refusal: Refusal): void {
    this.write(refusal);
  }
}
