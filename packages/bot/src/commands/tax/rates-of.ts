import { resolve } from 'node:path';
import { seriesKeyOf } from '@rxtrade/market-data';
import { joinedRates, marketRates, type RateSource } from '@rxtrade/tax';
import { fileRates } from '@rxtrade/tax/node';
import { defaultStore, storePrefix } from '../../data-store.ts';
import { assetsOf } from '../../instruments/index.ts';

/** Where rates come from: files, and bars of the store. */
export type RatesFlags = { readonly rates?: readonly string[]; readonly store?: string };

/**
 * The rates that were named, joined; undefined where none were.
 *
 * @throws As rejection, E509 and E501 when a file holds none, E127 when the store has no such bars, E904 when a series does not
 * say what it is priced in.
 */
export async function ratesOf(
  { rates = [], store = defaultStore }: RatesFlags,
  currency: string,
  cwd: string,
): Promise<RateSource | undefined> {
  const sources: RateSource[] = [];
  for (const source of rates)
    sources.push(
      source.startsWith(storePrefix)
        ? await storedRates(resolve(cwd, store), source.slice(storePrefix.length))
        : await fileRates(resolve(cwd, source), { currency }),
    );
  const [only, ...others] = sources;
  return others.length === 0 ? only : joinedRates(sources, rates.join(', '));
}

/** Prices of a series of bars in the store, one a day. */
async function storedRates(folder: string, name: string): Promise<RateSource> {
  // a store is rarely asked, and what reads it is heavy
  const [{ storedBars }, { openHistoryStore }] = await Promise.all([
    import('../../run/stored-bars.ts'),
    import('@rxtrade/market-data/node'),
  ]);
  const { columns, intervalMs } = await storedBars(folder, name);
  const { venue, instrument } = seriesKeyOf(name);
  const { base, quote } = (await openHistoryStore(folder).instrument(venue, instrument)) ?? assetsOf(instrument);
  const closes = Array.from({ length: columns.length }, (_, i) => ({
    at: (columns.openAt[i] as number) + intervalMs,
    price: columns.close[i] as number,
  }));
  return marketRates({ base, quote, closes }, { name });
}
