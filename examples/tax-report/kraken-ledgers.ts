import { SeededRandom } from '@rxtrade/core';

const hour = 3_600_000;

/** A year of buying and selling bitcoin, as Kraken's export of ledgers: two legs an order, the fee beside the amount. */
export function krakenLedgers(seed: number): string {
  const random = new SeededRandom(seed);
  const lines = ['txid,refid,time,type,subtype,aclass,asset,amount,fee,balance'];
  let [usd, btc] = [100_000, 0];
  const leg = (order: number, at: number, { asset, amount, fee, balance }: Readonly<Record<string, string>>) => {
    const time = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
    const leg = `L${order}-${asset},T${order},${time},trade,tradespot,currency,${asset},${amount},${fee},${balance}`;
    lines.push(leg);
  };
  for (let order = 1; order <= 60; order++) {
    const at = Date.UTC(2024, 0, 8, 12) + order * 10 * 24 * hour;
    const price = 40_000 + order * 900 + random.next() * 8_000;
    // every third order sells: two buys of a tenth, then a sale of less than both
    const units = order % 3 === 0 ? -0.15 : 0.1;
    const amount = -units * price;
    const fee = Math.abs(amount) * 0.0026;
    usd += amount - fee;
    btc += units;
    leg(order, at, { asset: 'ZUSD', amount: amount.toFixed(4), fee: fee.toFixed(4), balance: usd.toFixed(4) });
    leg(order, at, { asset: 'XXBT', amount: units.toFixed(10), fee: '0', balance: btc.toFixed(10) });
  }
  return `${lines.join('\n')}\n`;
}
