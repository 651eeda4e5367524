import type { VenueReport } from '@rxtrade/core';

/** Reports not yet taken, oldest first. */
export class ReportQueue {
  /** Those not yet taken stand in `[taken, said)`; what is before is overwritten. */
  private readonly reports: VenueReport[] = [];
  private taken = 0;
  private said = 0;

  /** Tells of something, after all that was told before. */
  say(report: VenueReport): void {
    // an array that is cut gives its memory back, and asks for it again
    if (this.taken === this.said) {
      this.taken = 0;
      this.said = 0;
    }
    this.reports[this.said] = report;
    this.said += 1;
  }

  take(): VenueReport | undefined {
    return this.taken === this.said ? undefined : this.reports[this.taken++];
  }
}
