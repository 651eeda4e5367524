import { isOfficialMoney } from '../book/conversion.ts';
import { UnreadRow } from './table/unread-row.ts';

/** Coins that others are priced in, the steadiest first. Where a row does not say which side is the price, this does. */
const pricing = ['USDT', 'USDC', 'FDUSD', 'BUSD', 'TUSD', 'USDD', 'USDE', 'USD1', 'EURI', 'DAI', 'BTC', 'ETH', 'BNB'];
const quotes = [
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'CAD',
  'AUD',
  'CHF',
  'TRY',
  'BRL',
  'PLN',
  'ZAR',
  'RUB',
  'UAH',
  'CZK',
  'RON',
  'MXN',
  'ARS',
  'COP',
  ...pricing,
];

/** How near to money it is: the lower, the nearer. */
export function pricingRank(currency: string): number {
  if (isOfficialMoney(currency)) return -1;
  const rank = pricing.indexOf(currency);
  return rank < 0 ? pricing.length : rank;
}

/** Splits `BTCUSDT`, `BTC/USDT` or `BTC-USDT` into base and quote. */
export function pairOf(symbol: string): readonly [base: string, quote: string] {
  const [base, quote, more] = symbol.split(/[/_-]/);
  if (base !== undefined && base !== '' && quote !== undefined && quote !== '' && more === undefined)
    return [base, quote];
  const found = quotes
    .filter((name) => symbol.endsWith(name) && symbol.length > name.length)
    .sort((a, b) => b.length - a.length)[0];
  if (found === undefined)
    throw new UnreadRow(`the pair "${symbol}" ends in no coin or money that pairs are quoted in`);
  return [symbol.slice(0, -found.length), found];
}
