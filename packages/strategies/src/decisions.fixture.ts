import {
  type BarSeries,
  barColumns,
  type Decision,
  defineInstrument,
  type Instrument,
  minute,
  runHistory,
  SilentFacts,
  type Strategy,
  Trader,
  type Venue,
} from '@rxtrade/core';

export const btc = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

export const eth = defineInstrument({
  id: 'ETH/USDT',
  kind: 'spot',
  base: 'ETH',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

/** Minute bars that only close: open, high and low are the close. */
export function closing(instrument: Instrument, closes: readonly number[]): BarSeries {
  const columns = barColumns(closes.length);
  for (const [i, close] of closes.entries()) {
    columns.openAt[i] = i * minute;
    for (const name of ['open', 'high', 'low', 'close'] as const) columns[name][i] = close;
  }
  return { instrument, intervalMs: minute, columns };
}

/** A decision in short: the bar it was made at the close of, and what for. */
export type ShortDecision = readonly [bar: number, instrument: string, amount: number];

/** What a strategy decides over the series, on a venue that never fills. */
export function decisionsOf(strategy: Strategy, params: unknown, series: readonly BarSeries[]): readonly Decision[] {
  const facts = new DecisionList();
  const trader = new Trader({
    instruments: series.map(({ instrument }) => instrument),
    strategies: [{ strategy, params }],
    rules: [],
    reportingCurrency: 'USDT',
    balances: { USDT: '1000000' },
  });
  runHistory({ trader, venue: deafVenue, facts, series });
  return facts.decisions;
}

export function short(decisions: readonly Decision[]): readonly ShortDecision[] {
  return decisions.map(({ at, instrument, amount }) => [at / minute - 1, instrument.id, amount]);
}

class DecisionList extends SilentFacts {
  readonly decisions: Decision[] = [];

  override decision(decision: Decision): void {
    this.decisions.push(decision);
  }
}

const deafVenue: Venue = {
  name: 'deaf',
  capabilities: {
    orderKinds: ['market'],
    brackets: false,
    oco: false,
    reduceOnly: true,
    postOnly: false,
    hedgeMode: false,
  },
  submit: () => undefined,
  cancel: () => undefined,
  match: () => undefined,
  takeReport: () => undefined,
  finish: () => undefined,
};
