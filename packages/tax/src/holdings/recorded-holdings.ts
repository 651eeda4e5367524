import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { FactRecorder } from './fact-recorder.ts';
import type { Acquired, Claimed, Disposed, Holdings, HoldingsSink, Moved, SplitUnits } from './holdings.ts';

/** Holdings that tell a recorder each fact before they take it in. */
export class RecordedHoldings implements Holdings {
  private readonly holdings: Holdings;
  private readonly recorder: FactRecorder;

  constructor(holdings: Holdings, recorder: FactRecorder) {
    this.holdings = holdings;
    this.recorder = recorder;
  }

  acquire(acquired: Acquired): void {
    this.recorder.acquired(acquired);
    this.holdings.acquire(acquired);
  }

  dispose(disposed: Disposed): void {
    this.recorder.disposed(disposed);
    this.holdings.dispose(disposed);
  }

  move(moved: Moved): void {
    this.recorder.moved(moved);
    this.holdings.move(moved);
  }

  split(split: SplitUnits): void {
    this.recorder.split(split);
    this.holdings.split(split);
  }

  claim(claimed: Claimed): void {
    this.recorder.claimed(claimed);
    this.holdings.claim(claimed);
  }

  advanceTo(day: LocalDay): void {
    this.holdings.advanceTo(day);
  }

  finish(): void {
    this.holdings.finish();
  }

  provisional(sink: HoldingsSink): Holdings {
    return this.holdings.provisional(sink);
  }

  preview(disposed: Disposed, order?: LotOrder): DisposalRecord {
    return this.holdings.preview(disposed, order);
  }

  get openLots(): readonly Lot[] {
    return this.holdings.openLots;
  }

  get openPools(): readonly Pool[] {
    return this.holdings.openPools;
  }

  get portfolioCost(): Holdings['portfolioCost'] {
    return this.holdings.portfolioCost;
  }
}
