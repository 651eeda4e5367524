import { type EpochMs, isoOf, timeframeOf } from '@rxtrade/core';
import type { BarPlace, Findings } from './finding-list.ts';
import type { Outlier } from './outliers.ts';
import type { QualityReport } from './quality-report.ts';

/** How many findings of a kind are written out. */
const shown = 5;
/** The last instant that a Date can show. */
const latestInstant = 8.64e15;

/** The report as plain lines for a terminal: what the bars are, then everything found, the worst kinds first. */
export function describeQuality(report: QualityReport): readonly string[] {
  const { rows, span, intervalMs, file } = report;
  const what = `${count(rows, 'bar')} of ${timeframeOf(intervalMs)}${span === undefined ? '' : `, ${timeText(span.from)} to ${timeText(span.to)}`}`;
  const found = [
    ...skippedLines(report),
    ...places('out of order', report.unsorted),
    ...places('duplicate times', report.duplicates),
    ...places('not finite', report.nonFinite),
    ...places('zero or negative', report.nonPositive),
    ...places('impossible range', report.impossible),
    ...places('off the grid', report.offGrid),
    ...gapLines(report),
    ...zeroVolumeLines(report),
    ...outlierLines(report.outliers),
  ];
  const nothing = '  no gaps, duplicates, disorder, impossible values, bars without volume or outliers';
  return [file === undefined ? what : `${file}: ${what}`, ...(found.length === 0 ? [nothing] : found)];
}

function skippedLines({ skipped }: QualityReport): readonly string[] {
  if (skipped.count === 0) return [];
  const reasons = Object.entries(skipped.byReason).map(([reason, times]) => `${times} ${reason}`);
  const rows = skipped.first.map(({ line, problem }) => `line ${line}: ${problem}`);
  return section(`SKIPPED: ${count(skipped.count, 'bad row')} (${reasons.join(', ')})`, rows, skipped.count);
}

function places(title: string, { count: total, first }: Findings<BarPlace>): readonly string[] {
  if (total === 0) return [];
  const rows = first.map(({ index, openAt }) => `bar ${index}, ${timeText(openAt)}`);
  return section(`${title}: ${count(total, 'bar')}`, rows, total);
}

function gapLines({ gaps }: QualityReport): readonly string[] {
  if (gaps.count === 0) return [];
  const weekends = gaps.weekends === 0 ? '' : `, ${gaps.weekends} of them weekends`;
  const others = gaps.first.filter(({ isWeekend }) => !isWeekend);
  const rows = others.map(({ openAt, missing }) => `${count(missing, 'bar')} from ${timeText(openAt)}`);
  return section(
    `gaps: ${count(gaps.count, 'gap')}${weekends}, ${count(gaps.missing, 'bar')} missing`,
    rows,
    gaps.count - gaps.weekends,
  );
}

function zeroVolumeLines({ zeroVolume, rows }: QualityReport): readonly string[] {
  if (zeroVolume.count === 0) return [];
  if (zeroVolume.bars === rows) return ['  without volume: all bars; the file does not give it'];
  const runs = zeroVolume.first.map(({ openAt, bars }) => `${count(bars, 'bar')} from ${timeText(openAt)}`);
  return section(
    `without volume: ${count(zeroVolume.bars, 'bar')} in ${count(zeroVolume.count, 'run')}, the longest ${zeroVolume.longest}`,
    runs,
    zeroVolume.count,
  );
}

function outlierLines({ count: total, first }: Findings<Outlier>): readonly string[] {
  if (total === 0) return [];
  const bySize = first.toSorted((a, b) => b.deviations - a.deviations);
  return section(`outliers: ${count(total, 'price')}, the largest first`, bySize.map(outlierLine), total);
}

function outlierLine({ kind, openAt, ratio, deviations }: Outlier): string {
  const change = `${ratio < 1 ? '' : '+'}${((ratio - 1) * 100).toFixed(1)} %`;
  const hint = kind === 'jump' && (ratio < 0.7 || ratio > 1.4) ? '; a split?' : '';
  return `${kind} of ${change} at ${timeText(openAt)}, ${deviations.toFixed(0)} deviations${hint}`;
}

/** A line, the first findings under it, and how many more there are. */
function section(title: string, rows: readonly string[], total: number): readonly string[] {
  const listed = rows.slice(0, shown);
  const more = total - listed.length;
  return [
    `  ${title}`,
    ...listed.map((row) => `    ${row}`),
    ...(more > 0 && listed.length > 0 ? [`    and ${more.toLocaleString('en-US')} more`] : []),
  ];
}

/** Bars that are to be reported may have any time, also one that no calendar shows. */
function timeText(at: EpochMs): string {
  return Math.abs(at) <= latestInstant ? isoOf(at) : String(at);
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}
