import {
  type BarSeries,
  type EpochMs,
  indexAtOrAfter,
  RxtradeError,
  type SeededRandom,
  type SweepWindow,
} from '@rxtrade/core';
import type { ToldDecision } from './decided.ts';

/** What cuts are chosen among. */
export type CutChoice = {
  readonly series: readonly BarSeries[];
  readonly window?: SweepWindow;
  readonly decisions: readonly ToldDecision[];
  readonly cuts: number;
  readonly random: SeededRandom;
};

/**
 * Chooses after which instants everything becomes noise, in their order: half of them right after a decision, where one
 * that knew the future shows itself most readily, and the rest after bars drawn from all.
 *
 * @throws E417 when no series has two bars in the window.
 */
export function chooseCuts({ series, window = {}, decisions, cuts, random }: CutChoice): readonly EpochMs[] {
  const spans = series.map((one) => spanOf(one, window)).filter(({ bars }) => bars > 1);
  if (spans.length === 0)
    throw new RxtradeError('E417', 'a leak check needs two bars of a series at least; give it a longer window', {});
  const lastAt = Math.max(...spans.map(({ lastAt }) => lastAt));
  const decidedAt = [...new Set(decisions.map(({ at }) => at))].filter((at) => at < lastAt);
  const chosen = new Set<EpochMs>();
  const draw = <T>(among: readonly T[]) => among[Math.floor(random.next() * among.length)];
  // drawn again where it was drawn before, and not for ever where there are fewer than wanted
  for (let i = 0; i < 10 * cuts && chosen.size < cuts / 2 && decidedAt.length > 0; i++) {
    const at = draw(decidedAt);
    if (at !== undefined) chosen.add(at);
  }
  for (let i = 0; i < 10 * cuts && chosen.size < cuts; i++) {
    const span = draw(spans);
    if (span !== undefined) chosen.add(span.closeOf(Math.floor(random.next() * (span.bars - 1))));
  }
  return [...chosen].sort((one, other) => one - other);
}

function spanOf({ columns, intervalMs }: BarSeries, { from, to }: SweepWindow) {
  const first = from === undefined ? 0 : indexAtOrAfter(columns, from);
  const end = to === undefined ? columns.length : indexAtOrAfter(columns, to);
  const closeOf = (i: number) => (columns.openAt[first + i] as number) + intervalMs;
  const bars = Math.max(0, end - first);
  return { bars, closeOf, lastAt: bars === 0 ? Number.NEGATIVE_INFINITY : closeOf(bars - 1) };
}
