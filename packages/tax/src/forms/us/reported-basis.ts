import type { Exact } from '@rxtrade/core';
import type { Disposal, LotMatch } from '../../result/disposal.ts';
import type { TaxResult } from '../../result/tax-result.ts';
import { hasSameSales, soldOnDays } from './reconcile-1099-da.ts';
import {
  BasisShares,
  isNear,
  isReported,
  keyOfDisposal,
  type ReportedDay,
  reportedDays,
  type Sold,
} from './reported-sales.ts';
import { placesOf, type UsFormOptions } from './us-form-options.ts';

/** What brokers reported of the disposals of a result. Asked row by row, in their order. */
export class ReportedBasis {
  private readonly theirs: ReadonlyMap<string, ReportedDay>;
  private readonly ours: ReadonlyMap<string, Sold>;
  private readonly places: number;
  private readonly shares = new BasisShares();

  constructor(result: Pick<TaxResult, 'disposals'>, options: UsFormOptions) {
    this.theirs = reportedDays(options.reported ?? []);
    this.ours = this.theirs.size === 0 ? new Map<string, Sold>() : soldOnDays(result, this.theirs);
    this.places = placesOf(options);
  }

  /** Whether a broker reported a disposal, and its basis to the IRS too. */
  reportingOf(disposal: Disposal): { readonly isReported: boolean; readonly isBasisReported: boolean } {
    const day = this.dayOf(disposal);
    return {
      isReported: disposal.reportedOn !== 'none' || isReported(disposal, day),
      isBasisReported: day?.basisReported ?? disposal.basisReported,
    };
  }

  /** Whether nothing that was reported differs from ours, so that no row has to say more. */
  isAgreed(disposal: Disposal): boolean {
    if (this.theirs.size === 0 || disposal.reportedOn === '1099-B') return true;
    const { ours, theirs } = this.sidesOf(disposal);
    return ours !== undefined && theirs !== undefined && hasSameSales(ours, theirs) && !isOther(ours, theirs);
  }

  /** The basis that was reported for a match, where the IRS has it, the sales are the same, and it is another than ours. */
  basisOf(disposal: Disposal, { quantity: units }: LotMatch): Exact | undefined {
    if (this.theirs.size === 0) return undefined;
    const { ours, theirs } = this.sidesOf(disposal);
    const { isBasisReported } = this.reportingOf(disposal);
    if (ours === undefined || theirs?.basis === undefined || !isBasisReported) return undefined;
    if (!isReported(disposal, theirs) || !hasSameSales(ours, theirs) || !isOther(ours, theirs)) return undefined;
    const { basis, quantity } = theirs;
    return this.shares.next(keyOfDisposal(disposal), { basis, quantity, units, places: this.places });
  }

  private sidesOf(disposal: Disposal): { readonly ours: Sold | undefined; readonly theirs: ReportedDay | undefined } {
    const key = keyOfDisposal(disposal);
    return { ours: this.ours.get(key), theirs: this.theirs.get(key) };
  }

  private dayOf(disposal: Disposal): ReportedDay | undefined {
    return this.theirs.size === 0 ? undefined : this.theirs.get(keyOfDisposal(disposal));
  }
}

function isOther(ours: Sold, { basis, records }: ReportedDay): boolean {
  return ours.basis !== undefined && basis !== undefined && !isNear(ours.basis, basis, records);
}
