import type { Instrument } from '../instrument/index.ts';
import type { Bar } from '../market/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { JournalStorage } from '../ports/journal.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { ChainedChecksum } from './checksum.ts';
import { inputToWire, orderToWire, type WireValue } from './wire.ts';

/** One record as it was written. */
export type JournalRecord =
  | { readonly kind: 'input'; readonly input: WireValue }
  | { readonly kind: 'intent'; readonly order: WireValue };

const barWords = 8;
const blockBars = 4096;

/**
 * The journal in its in-memory form: bars as columns, the rest as plain JSON, all under one chained checksum. For
 * backtests and paper runs that are asked to remember; it survives nothing.
 */
export class MemoryJournal implements JournalStorage {
  private readonly checksum = new ChainedChecksum();
  private readonly blocks: Float64Array<ArrayBuffer>[] = [];
  private words = new Int32Array(0);
  private block = new Float64Array(0);
  private offset = 0;
  /** What is no bar, as text: one string is kept where a record would be many objects. */
  private readonly others: string[] = [];
  private readonly order: number[] = [];
  private readonly instruments: Instrument[] = [];
  private lastInstrument: Instrument | undefined;
  private lastIndex = -1;
  private barCount = 0;

  /** Records written so far. */
  get length(): number {
    return this.barCount + this.others.length;
  }

  /** The chained checksum over all records. */
  get sum(): number {
    return this.checksum.value;
  }

  input(input: TraderInput): void {
    if (input.kind === 'bar') this.bar(input);
    else this.other({ kind: 'input', input: inputToWire(input) });
  }

  intent(order: OrderRequest): void {
    this.other({ kind: 'intent', order: orderToWire(order) });
  }

  /** Nothing to wait for: memory is all there is. */
  sync(): void {}

  private bar(bar: Bar): void {
    if (this.offset === this.block.length) this.addBlock();
    const { block, offset } = this;
    const { series, index } = bar;
    const { columns } = series;
    block[offset] = series.instrument === this.lastInstrument ? this.lastIndex : this.indexOf(series.instrument);
    block[offset + 1] = series.intervalMs;
    block[offset + 2] = columns.openAt[index] as number;
    block[offset + 3] = columns.open[index] as number;
    block[offset + 4] = columns.high[index] as number;
    block[offset + 5] = columns.low[index] as number;
    block[offset + 6] = columns.close[index] as number;
    block[offset + 7] = columns.volume[index] as number;
    this.checksum.addWords(this.words, offset * 2, (offset + barWords) * 2);
    this.offset = offset + barWords;
    this.barCount += 1;
  }

  private other(record: JournalRecord): void {
    // how many bars came before it says where it belongs
    this.order.push(this.barCount);
    const text = JSON.stringify(record);
    this.others.push(text);
    this.checksum.addText(text);
  }

  private addBlock(): void {
    this.block = new Float64Array(blockBars * barWords);
    this.words = new Int32Array(this.block.buffer);
    this.blocks.push(this.block);
    this.offset = 0;
  }

  private indexOf(instrument: Instrument): number {
    let index = this.instruments.indexOf(instrument);
    if (index < 0) index = this.instruments.push(instrument) - 1;
    this.lastInstrument = instrument;
    this.lastIndex = index;
    return index;
  }

  /** All records, in the order they were written. */
  *records(): Generator<JournalRecord> {
    let other = 0;
    for (let bar = 0; bar <= this.barCount; bar++) {
      while (other < this.others.length && this.order[other] === bar)
        yield JSON.parse(this.others[other++] as string) as JournalRecord;
      if (bar < this.barCount) yield { kind: 'input', input: this.barAt(bar) };
    }
  }

  private barAt(index: number): WireValue {
    const block = this.blocks[Math.floor(index / blockBars)] as Float64Array;
    const at = (index % blockBars) * barWords;
    const instrument = this.instruments[block[at] as number] as Instrument;
    const [intervalMs, openAt, open, high, low, close, volume] = block.subarray(at + 1, at + barWords);
    return { kind: 'bar', instrument: instrument.id, intervalMs, openAt, open, high, low, close, volume };
  }
}
