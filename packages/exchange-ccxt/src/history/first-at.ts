import { type EpochMs, week } from '@rxtrade/core';
import { askRange } from './ask-range.ts';
import { pageRowsOf } from './capabilities.ts';
import { barQuestion, type Errand } from './questions.ts';

/** Where finding out is worth a question: pages that might be asked for in vain. */
const pagesInVain = 10;

/**
 * When history begins in the range that is asked for, so that the years before an instrument was listed are not asked for
 * page by page: by what the exchange says of the listing, else by its first weekly bar.
 */
export async function firstAt(errand: Errand): Promise<EpochMs> {
  const { client, market, request } = errand;
  const { from, to } = request;
  const { created } = market;
  const listed = Math.min(to, Math.max(from, Number.isSafeInteger(created) ? (created as number) : from));
  const { exchange } = client;
  const weeks = pageRowsOf(exchange, market.type);
  const hasWeeks = exchange.has['fetchOHLCV'] === true && '1w' in (exchange.timeframes ?? {});
  const isWorthIt = hasWeeks && to - listed > pagesInVain * pageMs(errand) && to - listed <= weeks * week;
  if (!isWorthIt) return listed;
  const [first] = await askRange(barQuestion(errand, week), { from: listed - week, to });
  return first === undefined ? listed : Math.min(to, Math.max(listed, first[0]));
}

/** About how long a page is, in time. */
function pageMs({ client, market, request }: Errand): number {
  const rows = pageRowsOf(client.exchange, market.type);
  return request.kind === 'bars' || request.kind === 'marks' ? rows * request.intervalMs : week;
}
