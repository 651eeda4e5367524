import { type DurationMs, day, type EquityCurve, RxtradeError, week } from '@rxtrade/core';
import type { Annualization } from '../metrics/metrics.ts';
import { isWeekend, month, type ReturnPeriod, year } from '../returns/calendar.ts';

/** What the reader of a curve decides; what is absent, the curve's own instants decide. */
export type AnnualizationChoice = {
  readonly period?: ReturnPeriod;
  readonly periodsPerYear?: number;
};

/** The choice made: how returns are sampled, and what is printed about it. */
export type Sampling = { readonly period: ReturnPeriod; readonly annualization: Annualization };

/** A market that never closes has 2 of 7 points on a weekend; more than this share of that, and it counts as one. */
const weekendShare = 0.6 * (2 / 7);

/**
 * How returns of this curve become returns a year. Points a day apart or closer are sampled daily, and a year has 365
 * such days when they show trading on weekends, 252 when they do not; points a week, a month or a year apart are taken
 * as they are, 52, 12 or 1 a year; anything else by its own spacing. The spacing is the median of up to 101.
 *
 * @throws E422 when the given factor is not a finite number above zero.
 */
export function samplingOf(curve: EquityCurve, choice: AnnualizationChoice = {}): Sampling {
  const spacing = spacingOf(curve);
  const period = choice.period ?? periodOf(spacing);
  const { periodsPerYear = defaultFactor(period, spacing, curve) } = choice;
  if (!(periodsPerYear > 0 && periodsPerYear < Number.POSITIVE_INFINITY))
    throw new RxtradeError(
      'E422',
      `${periodsPerYear} periods a year is not a factor to annualize with; give a finite number above zero, such as 252 or 365`,
      { periodsPerYear },
    );
  const periodMs = periodMsOf(period, spacing);
  const why =
    choice.periodsPerYear !== undefined ? 'as chosen' : period === 'day' ? weekendReason(periodsPerYear) : 'as spaced';
  const reason = `${nameOf(period, spacing)}, ${rounded(periodsPerYear)} ${unitOf(period)} a year, ${why}`;
  return { period, annualization: { periodsPerYear, periodMs, reason } };
}

function weekendReason(periodsPerYear: number): string {
  return periodsPerYear === 365 ? 'because the data trade on weekends' : 'because the data do not trade on weekends';
}

/** Undefined below two points. */
function spacingOf({ length, at }: EquityCurve): DurationMs | undefined {
  if (length < 2) return undefined;
  const count = Math.min(101, length - 1);
  const spacings = Float64Array.from({ length: count }, (_, k) => {
    const i = 1 + Math.floor((k * (length - 1)) / count);
    return (at[i] as number) - (at[i - 1] as number);
  });
  return spacings.sort()[(count - 1) >> 1];
}

function periodOf(spacing: DurationMs | undefined): ReturnPeriod {
  if (spacing === undefined || spacing <= 1.5 * day) return 'day';
  if (spacing === week) return 'week';
  if (spacing >= 28 * day && spacing <= 31 * day) return 'month';
  if (spacing >= 365 * day && spacing <= 366 * day) return 'year';
  return 'point';
}

function defaultFactor(period: ReturnPeriod, spacing: DurationMs | undefined, curve: EquityCurve): number {
  switch (period) {
    case 'day':
      return tradesOnWeekends(curve) ? 365 : 252;
    case 'week':
      return 52;
    case 'month':
      return 12;
    case 'quarter':
      return 4;
    case 'year':
      return 1;
    case 'point':
      return year / (spacing ?? day);
  }
}

function tradesOnWeekends({ length, at }: EquityCurve): boolean {
  let weekends = 0;
  for (let i = 0; i < length; i++) if (isWeekend(at[i] as number)) weekends += 1;
  return weekends > weekendShare * length;
}

function periodMsOf(period: ReturnPeriod, spacing: DurationMs | undefined): DurationMs {
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return week;
    case 'month':
      return month;
    case 'quarter':
      return 3 * month;
    case 'year':
      return year;
    case 'point':
      return spacing ?? day;
  }
}

function nameOf(period: ReturnPeriod, spacing: DurationMs | undefined): string {
  switch (period) {
    case 'day':
      return 'daily returns';
    case 'week':
      return 'weekly returns';
    case 'month':
      return 'monthly returns';
    case 'quarter':
      return 'quarterly returns';
    case 'year':
      return 'yearly returns';
    case 'point':
      return spacing === undefined ? 'returns a point' : `returns every ${rounded(spacing / day)} days`;
  }
}

function unitOf(period: ReturnPeriod): string {
  return period === 'point' ? 'periods' : `${period}s`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(2)));
}
