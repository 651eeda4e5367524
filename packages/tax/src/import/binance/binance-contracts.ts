import { UnreadRow } from '../table/unread-row.ts';

/** The stablecoin a contract settles in, told by its name: `BTCUSDT`, or `ETHUSDT_231229` with a day of delivery. */
export function linearSettlement(symbol: string): string {
  const coin = /^[A-Z0-9]+?(USDT|USDC|BUSD|FDUSD|BFUSD)(_\d{6})?$/.exec(symbol)?.[1];
  if (coin === undefined)
    throw new UnreadRow(`"${symbol}" settles in no stablecoin: inverse contracts and options are not computed`);
  return coin;
}
