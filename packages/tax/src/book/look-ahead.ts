import type { FullTaxSettings } from './full-settings.ts';

/** How many days the rules look ahead: what happens in them may decide how a disposal is matched, and so what is held. */
export function lookAheadDaysOf({ method, regime, lossRule }: FullTaxSettings): number {
  if (method.kind === 'matcher') return Math.max(0, ...method.windows.map(({ toDays }) => toDays));
  const rule = method.kind === 'pool' && lossRule ? regime.lossRule : undefined;
  return rule?.kind === 'superficial-loss' ? rule.windowDays : 0;
}

/** Whether a split changes the units of days that still wait, as it does those of a matcher. */
export function countsInLatestUnits({ method }: FullTaxSettings): boolean {
  return method.kind === 'matcher';
}
