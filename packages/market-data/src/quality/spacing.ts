import { type BarColumns, type DurationMs, day, type EpochMs, hour, week } from '@rxtrade/core';
import type { BarPlace } from './finding-list.ts';
import { FindingList } from './finding-list.ts';
import type { Gap, QualityReport } from './quality-report.ts';

/** What the times of bars show: gaps, bars off the grid, duplicates, disorder. */
export function checkSpacing(
  { openAt, length }: BarColumns,
  intervalMs: DurationMs,
  listMax: number,
): Pick<QualityReport, 'gaps' | 'offGrid' | 'duplicates' | 'unsorted'> {
  const gaps = new FindingList<Gap>(listMax);
  const offGrid = new FindingList<BarPlace>(listMax);
  const duplicates = new FindingList<BarPlace>(listMax);
  const unsorted = new FindingList<BarPlace>(listMax);
  let missing = 0;
  let weekends = 0;
  for (let index = 1; index < length; index++) {
    const at = openAt[index] as number;
    const latest = openAt[index - 1] as number;
    const spacing = at - latest;
    if (spacing === intervalMs || Number.isNaN(spacing)) continue;
    if (spacing === 0) duplicates.add({ index, openAt: at });
    else if (spacing < 0) unsorted.add({ index, openAt: at });
    else {
      if (spacing % intervalMs !== 0) offGrid.add({ index, openAt: at });
      const absent = Math.round(spacing / intervalMs) - 1;
      if (absent < 1) continue;
      const gap = {
        index,
        openAt: latest + intervalMs,
        missing: absent,
        isWeekend: isWeekend(latest + intervalMs, at),
      };
      gaps.add(gap);
      missing += absent;
      if (gap.isWeekend) weekends += 1;
    }
  }
  return {
    gaps: { ...gaps.done(), missing, weekends },
    offGrid: offGrid.done(),
    duplicates: duplicates.done(),
    unsorted: unsorted.done(),
  };
}

/** 1970-01-02 16:00, a Friday. */
const firstFridayCloseAt: EpochMs = day + 16 * hour;

/** Markets close on Friday evening and open on Sunday evening or on Monday, by the clocks of their own zones. */
function isWeekend(from: EpochMs, to: EpochMs): boolean {
  const sinceClose = (((from - firstFridayCloseAt) % week) + week) % week;
  return sinceClose <= 20 * hour && sinceClose + (to - from) > 20 * hour && sinceClose + (to - from) <= 56 * hour;
}
