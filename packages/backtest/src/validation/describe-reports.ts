import { isoOf, timeframeOf } from '@rxtrade/core';
import type { DecisionChange, ToldDecision } from './decided.ts';
import type { LeakedDecision, LeakReport } from './leak-check.ts';
import type { LeakedFeature } from './prepared-features.ts';
import { standingReason } from './wanted.ts';
import type { WarmUpReport } from './warm-up-check.ts';

/** A leak report in sentences, one a line. */
export function describeLeaks(report: LeakReport): readonly string[] {
  const { isClean, cuts, changedCuts, decisions, change, features, failures, unchecked } = report;
  const verdict = isClean
    ? `No look-ahead found: ${decisions} decisions are the same, whatever came after ${cuts} bars.`
    : `LOOK-AHEAD: ${changedCuts} of ${cuts} times a decision changed when what came after it was noise.`;
  return [
    verdict,
    ...(change ? leakLines(change) : []),
    ...features.map(featureLine),
    ...(isClean && decisions === 0 ? ['Nothing was decided, so this proves nothing.'] : []),
    ...failures.slice(0, 1).map(({ cutAt, message }) => {
      const times = failures.length === 1 ? 'once' : `${failures.length} times`;
      return `A strategy failed on the noise ${times}, and what it had not decided by then is unchecked; first after ${timeOf(cutAt)}: ${message}`;
    }),
    ...unchecked,
  ];
}

/** A warm-up report in sentences, one a line. */
export function describeWarmUp(report: WarmUpReport): readonly string[] {
  const { isEnough, declared, from, runs, agreesFrom, change } = report;
  const tried = runs.map(({ bars }) => bars).join(', ');
  const shortest = runs[0]?.bars ?? declared;
  const lines = [`Declared: ${declared} bars. Decisions from ${timeOf(from)} on were compared after ${tried} bars.`];
  if (isEnough)
    return [
      'The warm-up is long enough: more history changes no decision.',
      ...lines,
      ...(runs.every(({ decisions }) => decisions === 0) ? ['Nothing was decided, so this proves nothing.'] : []),
    ];
  const way =
    agreesFrom === undefined
      ? `Even ${runs.at(-2)?.bars ?? shortest} bars do not decide as ${runs.at(-1)?.bars ?? shortest} do; give it more data to find how many are enough.`
      : `From ${agreesFrom} bars on decisions agree: declare that many.`;
  return [
    'WARM-UP TOO SHORT: more history changes decisions.',
    ...lines,
    ...(change ? changeLines(change) : []),
    way,
    ...(change?.became?.reason === standingReason
      ? ['With more history it was holding already. Where entry and exit differ, that may go back any time.']
      : []),
  ];
}

function leakLines(change: LeakedDecision): readonly string[] {
  const { read, place, cutAt } = change;
  const where =
    place === 'prepare'
      ? 'It got there through prepare: with the true bars handed to prepare alone, it is as it was.'
      : 'It got there while it ran, not through prepare: it reads columns ahead of the bar it is given.';
  return [...changeLines(change), `Noise began after ${timeOf(cutAt)}.`, ...(read ? [readLine(read)] : []), where];
}

function readLine({ instrument, intervalMs, columns, barsAhead }: NonNullable<LeakedDecision['read']>): string {
  const what = columns.length === 0 ? 'several columns at once' : columns.join(', ');
  const ahead = barsAhead === 1 ? 'the next bar' : `at least ${barsAhead} bars ahead`;
  return `It depends on ${what} of ${instrument} ${timeframeOf(intervalMs)}, ${ahead}.`;
}

function featureLine({ strategy, feature, instrument, intervalMs, at, was, became }: LeakedFeature): string {
  return `Feature "${feature}" of ${strategy} on ${instrument} ${timeframeOf(intervalMs)} looks ahead: at ${timeOf(at)} it was ${was} and became ${became}.`;
}

function changeLines({ at, strategy, instrument, was, became }: DecisionChange): readonly string[] {
  return [
    `First difference: ${strategy} on ${instrument} at ${timeOf(at)}`,
    `  was     ${decisionText(was)}`,
    `  became  ${decisionText(became)}`,
  ];
}

function decisionText(decision: ToldDecision | undefined): string {
  if (decision === undefined) return 'nothing';
  const { action, amount, reason } = decision;
  return `${[action, amount].filter((part) => part !== undefined).join(' ')} (${reason})`;
}

/** To the minute, unless it is finer. */
function timeOf(at: number): string {
  return isoOf(at).replace(/(:00)?\.000Z$/, 'Z');
}
