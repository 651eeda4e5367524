import type { HistoryPage, TimeRange } from '@rxtrade/core';

/** Where the pages of one series go. What it says that it has is all that a download knows of those before it. */
export interface HistorySink {
  /** Ranges of which it has all there is, in any order: those in or beside `range` are enough. */
  covered(range: TimeRange): Promise<readonly TimeRange[]>;
  /**
   * Keeps a page and that its range is covered, rows or none; ready when both outlive the process. Rows that are there
   * already are not kept twice. Tells how many were new.
   */
  append(page: HistoryPage): Promise<number>;
}
