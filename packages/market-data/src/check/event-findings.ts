import type { BookColumns, EpochMs, EventColumns, FundingColumns, QuoteColumns, TradeColumns } from '@rxtrade/core';
import { commonestSpacing } from '../quality/index.ts';

/** Something worth knowing about events, how often it is there, and where first. */
export type EventFinding = { readonly what: string; readonly count: number; readonly firstAt: EpochMs };

/** What is to be known about events before trusting them: what is missing between them, and what cannot be. */
export function eventFindings(given: EventColumns): readonly EventFinding[] {
  switch (given.kind) {
    case 'trades':
      return missingTrades(given.columns);
    case 'quotes':
      return crossedQuotes(given.columns);
    case 'book':
      return brokenBook(given.columns);
    case 'funding':
      return missedFunding(given.columns);
    case 'marks':
      return [];
  }
}

function missingTrades({ id, receivedAt }: TradeColumns): readonly EventFinding[] {
  if (id === undefined) return [];
  return found('jumps of the trade id', receivedAt, (i) => i > 0 && (id[i] as number) > (id[i - 1] as number) + 1);
}

function crossedQuotes({ bid, ask, receivedAt }: QuoteColumns): readonly EventFinding[] {
  return found('quotes whose bid is not below their ask', receivedAt, (i) => (bid[i] as number) >= (ask[i] as number));
}

function brokenBook(book: BookColumns): readonly EventFinding[] {
  const { isSnapshot, previousSequence, sequence, receivedAt } = book;
  let known = sequence[0] as number;
  // a change that is known already, wholly or in part, by a snapshot that came late, breaks nothing
  const isBreak = (i: number) => {
    const isMissing = i > 0 && isSnapshot[i] === 0 && (previousSequence[i] as number) > known;
    known = Math.max(known, sequence[i] as number);
    return isMissing;
  };
  return [
    ...(isSnapshot.includes(1) ? [] : [{ what: 'no snapshot to begin from', count: 1, firstAt: receivedAt[0] ?? 0 }]),
    ...found('book updates missing before a change', receivedAt, isBreak),
  ];
}

function missedFunding({ eventAt }: FundingColumns): readonly EventFinding[] {
  const spacing = commonestSpacing(eventAt.map((at) => Math.round(at / 60_000) * 60_000));
  if (spacing === undefined) return [];
  const isLate = (i: number) => i > 0 && (eventAt[i] as number) - (eventAt[i - 1] as number) > 1.5 * spacing;
  return found('funding payments missing before one', eventAt, isLate);
}

function found(what: string, at: Float64Array, is: (i: number) => boolean): readonly EventFinding[] {
  let count = 0;
  let first = -1;
  for (let i = 0; i < at.length; i++) {
    if (!is(i)) continue;
    count += 1;
    if (first < 0) first = i;
  }
  return count === 0 ? [] : [{ what, count, firstAt: at[first] as number }];
}
