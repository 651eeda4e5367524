import { day, type EpochMs, type HistoryPage, hour, second } from '@rxtrade/core';
import { pageRowsOf } from './capabilities.ts';
import { barPage, emptyPage, fundingPage, markPage, tradePage } from './columns.ts';
import { firstAt } from './first-at.ts';
import type { ExchangeProfile } from './profile.ts';
import { barQuestion, type Errand, fundingQuestion, markQuestion, tradeQuestion } from './questions.ts';
import { walkIntervals, walkSparse, walkTrades } from './walks.ts';

/** An exchange may still add to the last seconds, and its clock is not ours. */
const settlingMs = 5 * second;
/** That there is nothing is believed of what is over for so long; before that it may be merely late. */
const certainAfterMs = hour;

/** Funding falls due each hour at the most, and every exchange gives a hundred rates at once. */
const fundingWindow = { limit: 100, windowMs: 100 * hour };

/** The pages of a request, the time before an instrument's first bar as one without rows. */
export async function* pagesOf(errand: Errand, profile: ExchangeProfile): AsyncGenerator<HistoryPage, undefined> {
  const { request } = errand;
  const from = await firstAt(errand);
  if (from > request.from) yield emptyPage(request, { from: request.from, to: from });
  const settledTo = (await nowAt(errand)) - settlingMs;
  if (from < request.to) yield* askedPages({ ...errand, request: { ...request, from } }, profile, settledTo);
}

async function* askedPages(
  errand: Errand,
  profile: ExchangeProfile,
  settledTo: EpochMs,
): AsyncGenerator<HistoryPage, undefined> {
  const { request, market, client } = errand;
  const { from } = request;
  const certainTo = settledTo - certainAfterMs;
  if (request.kind === 'bars' || request.kind === 'marks') {
    const { kind, intervalMs } = request;
    const isMark = kind === 'marks';
    // bars are asked for by when they open, and are there when they have closed; marks go by when they close
    const lag = isMark ? intervalMs : 0;
    const walk = {
      question: isMark ? markQuestion(errand, intervalMs) : barQuestion(errand, intervalMs),
      from: from - lag,
      to: Math.min(request.to - lag, settledTo - intervalMs + 1),
      certainTo: certainTo - intervalMs + 1,
    };
    const limit = pageRowsOf(client.exchange, market.type, isMark ? 'mark' : 'limit');
    for await (const whole of walkIntervals(walk, { intervalMs, limit }))
      yield isMark ? markPage(whole, whole.rows, intervalMs) : barPage(whole, whole.rows);
    return;
  }
  const range = { from, to: Math.min(request.to, settledTo), certainTo };
  if (request.kind === 'funding') {
    const question = fundingQuestion(errand, fundingWindow.limit);
    for await (const whole of walkSparse({ question, ...range }, fundingWindow)) yield fundingPage(whole, whole.rows);
  } else if (profile.trades !== undefined) {
    const question = tradeQuestion(errand, profile.trades.limit);
    for await (const whole of walkTrades({ question, ...range }, profile.trades)) yield tradePage(whole, whole.rows);
  }
}

/** The present, by the exchange's clock where ours is ahead of it; asked only where it matters. */
async function nowAt({ client, request, signal }: Errand): Promise<EpochMs> {
  const now = client.clock.now();
  if (request.to <= now - day || client.exchange.has['fetchTime'] !== true) return now;
  const told = Number(await client.ask('time', signal, (exchange) => exchange.fetchTime()));
  return Number.isFinite(told) ? Math.min(now, told) : now;
}
