import type { Instrument } from '../instrument/index.ts';
import type { Bar } from '../market/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { JournalStorage } from '../ports/journal.ts';
import type { TraderInput } from '../trader/inputs.ts';
import { CheckedRows } from './checked-rows.ts';
import { ChainedChecksum } from './checksum.ts';
import { NameTable } from './name-table.ts';
import { type JournalRecord, SmallRecords } from './small-records.ts';
import type { WireValue } from './wire-value.ts';

const barWidth = 8;

/**
 * The journal in its in-memory form: bars, and what every trade brings, as rows of numbers, the rest as plain JSON, all
 * under one chained checksum. For backtests and paper runs that are asked to remember; it survives nothing.
 */
export class MemoryJournal implements JournalStorage {
  private readonly checksum = new ChainedChecksum();
  private readonly instruments = new NameTable<Instrument>(this.checksum, ({ id }) => id);
  private readonly bars = new CheckedRows(barWidth, this.checksum);
  private readonly others = new SmallRecords(this.checksum, {
    instruments: this.instruments,
    currencies: new NameTable<string>(this.checksum, (currency) => currency),
  });
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
    else this.others.input(input, this.barCount);
  }

  intent(order: OrderRequest): void {
    this.others.intent(order, this.barCount);
  }

  /** Nothing to wait for: memory is all there is. */
  sync(): void {}

  private bar({ series, index }: Bar): void {
    const { bars } = this;
    const { columns } = series;
    const instrument = this.instruments.indexOf(series.instrument);
    const offset = bars.next();
    const { block } = bars;
    block[offset] = instrument;
    block[offset + 1] = series.intervalMs;
    block[offset + 2] = columns.openAt[index] as number;
    block[offset + 3] = columns.open[index] as number;
    block[offset + 4] = columns.high[index] as number;
    block[offset + 5] = columns.low[index] as number;
    block[offset + 6] = columns.close[index] as number;
    block[offset + 7] = columns.volume[index] as number;
    bars.seal();
    this.barCount += 1;
  }

  /** All records, in the order they were written. */
  *records(): Generator<JournalRecord> {
    let bar = 0;
    for (const { barsBefore, record } of this.others.all()) {
      while (bar < barsBefore) yield { kind: 'input', input: this.barAt(bar++) };
      yield record;
    }
    while (bar < this.barCount) yield { kind: 'input', input: this.barAt(bar++) };
  }

  private barAt(index: number): WireValue {
    const [instrument = 0, intervalMs, openAt, open, high, low, close, volume] = this.bars.row(index);
    const { id } = this.instruments.at(instrument);
    return { kind: 'bar', instrument: id, intervalMs, openAt, open, high, low, close, volume };
  }
}
