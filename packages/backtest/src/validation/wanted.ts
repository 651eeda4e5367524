import type { EpochMs } from '@rxtrade/core';
import type { ToldDecision } from './decided.ts';
import { type EarlierTargets, targetKey } from './warm-up-gate.ts';

/** The reason of a target that was wanted before decisions counted. */
export const standingReason = 'wanted since before';

/** How far two amounts may be apart, as a share: an average that never forgets differs in its last digits for ever. */
const tolerance = 1e-6;

/**
 * What a run wanted from an instant on: the targets that stood by then, and every later decision that changed something.
 * A strategy that only speaks up when its mind changes has spoken earlier where it has seen more, and wants the same.
 */
export function wantedFrom(
  at: EpochMs,
  decisions: readonly ToldDecision[],
  earlier: EarlierTargets,
): readonly ToldDecision[] {
  const standing = new Map(earlier);
  const wanted: ToldDecision[] = [];
  const opening = new Map<string, ToldDecision>();
  for (const decision of decisions) {
    const { action, amount = Number.NaN } = decision;
    const key = targetKey(decision.strategy, decision.instrument);
    if (action === 'target') {
      const isNews = !isClose(standing.get(key) ?? 0, amount);
      standing.set(key, amount);
      if (decision.at <= at) opening.set(key, decision);
      else if (isNews) wanted.push(decision);
    } else wanted.push(decision);
  }
  return [...openingTargets(at, earlier, opening), ...wanted];
}

function openingTargets(
  at: EpochMs,
  earlier: EarlierTargets,
  opening: ReadonlyMap<string, ToldDecision>,
): readonly ToldDecision[] {
  const keys = [...new Set([...earlier.keys(), ...opening.keys()])].sort();
  return keys.flatMap((key) => {
    const [strategy = '', instrument = ''] = key.split(' ');
    const amount = opening.get(key)?.amount ?? earlier.get(key) ?? 0;
    if (amount === 0) return [];
    const reason = opening.get(key)?.reason ?? standingReason;
    return [{ at, strategy, instrument, action: 'target' as const, amount, reason }];
  });
}

/** Two decisions that want the same at the same time; their reasons may show figures that differ in the last digit. */
export function isSameWish(one: ToldDecision, other: ToldDecision): boolean {
  return (
    one.at === other.at &&
    one.strategy === other.strategy &&
    one.instrument === other.instrument &&
    one.action === other.action &&
    isClose(one.amount ?? 0, other.amount ?? 0)
  );
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(1e-9, Math.abs(one), Math.abs(other));
}
