import type { BarSeries, Instrument } from '@rxtrade/core';
import type { ReportInput } from '../report-input.ts';
import type { BuyAndHold } from './buy-and-hold.ts';
import { packCandles } from './candles.ts';
import { drawdownLine } from './drawdown-line.ts';
import { packLine } from './keep-extremes.ts';
import { openPositions } from './open-positions.ts';
import { packTrades } from './pack-trades.ts';
import type { PackedInstrument, PackedRolling, ReportData } from './report-data.ts';
import type { Rolling, RollingLine } from './rolling-lines.ts';

const pointsMax = 4000;
/** Of all instruments together, so that a page over a hundred of them stays small. */
const candlesMax = 20_000;

/** What the page's charts and table need of a run, small enough to travel inside the page. */
export function packReport(
  input: ReportInput,
  { benchmark, rolling }: { readonly benchmark?: BuyAndHold; readonly rolling?: Rolling },
): ReportData {
  const { curve, metrics } = input;
  const instruments = packInstruments(input);
  const ids = instruments.map(({ id }) => id);
  return {
    currency: input.currency,
    isSynthetic: input.isSynthetic,
    ...spanOf(input),
    instruments,
    equity: packLine(curve.at, curve.equity, pointsMax),
    hasFlows: curve.flow.some((amount, i) => i > 0 && amount !== 0),
    drawdown: packLine(curve.at, drawdownLine(curve), pointsMax),
    ...(benchmark && { benchmark: { name: benchmark.name, line: packLine(curve.at, benchmark.value, pointsMax) } }),
    costs: (input.costs ?? [])
      // the run itself is drawn already
      .filter(({ name }) => name !== 'expected')
      .map(({ name, curve: under }) => ({ name, line: packLine(under.at, under.equity, pointsMax) })),
    ...(rolling && { rolling: packRolling(rolling) }),
    trades: packTrades(input.trades, ids, input.series),
    open: openPositions(input.fills, ids),
  };

  function spanOf({ series }: ReportInput): { readonly startAt: number; readonly endAt: number } {
    const ends = series.flatMap(({ columns: { openAt, length }, intervalMs }) =>
      length === 0 ? [] : [openAt[0] as number, (openAt[length - 1] as number) + intervalMs],
    );
    return { startAt: Math.min(metrics.startAt, ...ends), endAt: Math.max(metrics.endAt, ...ends) };
  }
}

function packRolling({ sharpe, volatility, beta }: Rolling): PackedRolling {
  const pack = ({ at, value }: RollingLine) => packLine(at, value, pointsMax);
  return { sharpe: pack(sharpe), volatility: pack(volatility), ...(beta && { beta: pack(beta) }) };
}

/** One entry an instrument: those with bars in their order, then those that only trades name. */
function packInstruments({ series, trades }: ReportInput): readonly PackedInstrument[] {
  const finest = new Map<string, BarSeries>();
  for (const one of series) {
    const known = finest.get(one.instrument.id);
    if (known === undefined || one.intervalMs < known.intervalMs) finest.set(one.instrument.id, one);
  }
  const limit = Math.min(pointsMax, Math.max(60, Math.floor(candlesMax / Math.max(1, finest.size))));
  const others = new Map(
    trades.filter(({ instrument }) => !finest.has(instrument.id)).map(({ instrument }) => [instrument.id, instrument]),
  );
  return [
    ...[...finest.values()].map((one) => ({
      ...describe(one.instrument),
      ...(one.columns.length > 0 && { candles: packCandles(one, limit) }),
    })),
    ...[...others.values()].map(describe),
  ];
}

function describe({ id, base, quote, priceScale }: Instrument): PackedInstrument {
  return { id, base, quote, priceDigits: Math.min(priceScale, 8) };
}
