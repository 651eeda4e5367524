import { type BarSeries, defineInstrument } from '@rxtrade/core';
import { readBarFile } from '@rxtrade/market-data/node';
import { builtInMarket } from '@rxtrade/simulator';

/** Bars for an example: the file named on the command line, or one pair of the built-in (synthetic) market. */
export async function exampleBars(bars = 20_000): Promise<BarSeries> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    const [first] = builtInMarket({ seed: 1, bars }).series;
    if (first === undefined) throw new Error('the built-in market has no pair');
    console.log(`Synthetic BTCUSDT, ${bars.toLocaleString('en-US')} bars of five minutes, seed 1`);
    return first;
  }
  const { columns, intervalMs } = await readBarFile(file);
  const fees = { feeRateMaker: '0.001', feeRateTaker: '0.001' };
  const rules = [{ tickSize: '0.01', quantityStep: '0.00001', minNotional: '5', ...fees }];
  const instrument = defineInstrument({ id: 'BTCUSDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules });
  console.log(`${file}: ${columns.length.toLocaleString('en-US')} bars`);
  return { instrument, intervalMs, columns };
}
