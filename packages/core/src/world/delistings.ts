import type { Instrument } from '../instrument/index.ts';
import type { InstrumentStatus } from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { SweepWindow } from './sweep-window.ts';

/** The instruments that are delisted while a sweep lasts, each told of at its instant. */
export class Delistings {
  /** The instant of the next one; infinite when all were told. */
  next: EpochMs = Number.POSITIVE_INFINITY;
  private readonly due: (Instrument & { readonly delistedAt: EpochMs })[];

  /** Those after the data of all end would only make a run longer: they are none of it. */
  constructor(instruments: Iterable<Instrument>, { from, to }: Required<SweepWindow>) {
    this.due = [...new Set(instruments)]
      .filter((one): one is (typeof this.due)[number] => {
        const { delistedAt } = one;
        return delistedAt !== undefined && delistedAt > from && delistedAt <= to;
      })
      .sort((a, b) => a.delistedAt - b.delistedAt);
    this.schedule();
  }

  take(): InstrumentStatus {
    const instrument = this.due.shift() as Instrument;
    const at = this.next;
    this.schedule();
    return { kind: 'instrument-status', instrument, status: 'delisted', eventAt: at, receivedAt: at };
  }

  private schedule(): void {
    this.next = this.due[0]?.delistedAt ?? Number.POSITIVE_INFINITY;
  }
}
