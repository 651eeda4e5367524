import { defineInstrument, type Instrument } from '../../instrument/index.ts';
import { type BarSeries, barColumns } from '../../market/index.ts';
import { SeededRandom } from '../../random/index.ts';
import { minute } from '../../time/index.ts';
import { type Decision, SilentFacts, type StrategyAssignment, Trader } from '../../trader/index.ts';
import { World } from '../../world/index.ts';
import { PlainVenue } from './plain-venue.ts';

/** What suites trade when they are not told. */
export const plainInstrument = defineInstrument({
  id: 'AAA/USDT',
  kind: 'perpetual',
  base: 'AAA',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001', feeRateMaker: '0.001', feeRateTaker: '0.001' }],
});

/** A seeded random walk that opens each bar where the one before closed; `noise` of 0 is a flat market. */
export function walk(
  bars: number,
  { seed = 1, noise = 0.01, instrument = plainInstrument }: { seed?: number; noise?: number; instrument?: Instrument },
): BarSeries {
  const random = new SeededRandom(seed);
  const columns = barColumns(bars);
  let price = 100;
  for (let i = 0; i < bars; i++) {
    const open = price;
    // kept within bounds, so that an unlucky seed does not end at nothing
    price = Math.min(1000, Math.max(10, Math.round(open * (1 + noise * random.normal()) * 100) / 100));
    columns.openAt[i] = i * minute;
    columns.open[i] = open;
    columns.close[i] = price;
    columns.high[i] = Math.max(open, price) * (1 + noise * 0.3 * random.next());
    columns.low[i] = Math.min(open, price) * (1 - noise * 0.3 * random.next());
    columns.volume[i] = 1 + Math.round(100 * random.next());
  }
  return { instrument, intervalMs: minute, columns };
}

/** The series with everything from bar `from` on replaced by noise: whoever knew of it before will show. */
export function poisoned(series: BarSeries, from: number, seed: number): BarSeries {
  const { columns } = series;
  const random = new SeededRandom(seed);
  const copy = (name: 'open' | 'high' | 'low' | 'close' | 'volume', noise: () => number) =>
    columns[name].map((value, i) => (i < from ? value : noise()));
  const inside = () => random.between(60, 150);
  return {
    ...series,
    columns: {
      ...columns,
      open: copy('open', inside),
      high: copy('high', () => random.between(150, 200)),
      low: copy('low', () => random.between(40, 60)),
      close: copy('close', inside),
      volume: copy('volume', inside),
    },
  };
}

class Decisions extends SilentFacts {
  readonly list: Decision[] = [];
  override decision(decision: Decision): void {
    this.list.push(decision);
  }
}

/** What a strategy decided over series, on a venue that fills at the next open; `atInstant` is called before each. */
export function decisionsOver(
  series: readonly BarSeries[],
  assignment: StrategyAssignment,
  atInstant: (trader: Trader, instant: number) => void = () => undefined,
): { readonly decisions: readonly Decision[]; readonly venue: PlainVenue; readonly trader: Trader } {
  const instruments = [...new Set(series.map(({ instrument }) => instrument))];
  const quote = instruments[0]?.quote ?? 'USDT';
  const trader = new Trader({
    instruments,
    strategies: [assignment],
    rules: [],
    reportingCurrency: quote,
    balances: { [quote]: '100000' },
    seed: 7,
  });
  const venue = new PlainVenue();
  const facts = new Decisions();
  const world = new World({ trader, venue, facts });
  const sweep = world.sweep(series);
  for (let instant = 0; ; instant++) {
    const at = sweep.nextAt;
    if (at === Number.POSITIVE_INFINITY) break;
    atInstant(trader, instant);
    sweep.giveInstant(world, at);
  }
  world.finish('leave-open');
  return { decisions: facts.list, venue, trader };
}
