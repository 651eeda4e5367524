import {
  defineInstrument,
  type EventSeries,
  hour,
  type Instrument,
  type OrderPlan,
  type PositionSide,
} from '@rxtrade/core';
import { noFees, noSlippage, noSpread, type SimulatedVenueSettings } from '@rxtrade/simulator';
import { newYear, type scripted } from './backtest.fixture.ts';

type Act = Parameters<typeof scripted>[0][number];

/** A perpetual with whole prices, half a percent of maintenance, and a liquidation fee of a tenth of a percent. */
export function perpetual(base: string): Instrument {
  return defineInstrument({
    id: `${base}-PERP`,
    kind: 'perpetual',
    base,
    quote: 'USDT',
    priceScale: 2,
    rules: [
      {
        tickSize: '0.01',
        quantityStep: '0.001',
        feeRateTaker: '0.001',
        feeRateLiquidation: '0.001',
        maintenance: [
          { notionalFloor: '0', rate: '0.005' },
          { notionalFloor: '2000', rate: '0.02' },
        ],
      },
    ],
  });
}

/** Nothing costs anything but what a test is about. */
export const free: SimulatedVenueSettings = { fees: noFees(), slippage: noSlippage(), spread: noSpread() };

/** An order at market on one side of hedge mode. */
export function hedge(side: 'buy' | 'sell', quantity: string, positionSide: PositionSide, reduceOnly = false): Act {
  return (context, { instrument }) => {
    const plan: OrderPlan = {
      kind: 'market',
      instrument,
      side,
      size: { quantity },
      positionSide,
      reduceOnly,
      reason: `${side} ${quantity} ${positionSide}`,
    };
    context.order(plan);
  };
}

const column = (values: readonly number[]) => Float64Array.from(values);
const after = (hours: readonly number[]) => column(hours.map((hours) => newYear + hours * hour));

/** Marks by hours after the new year. */
export function marks(
  instrument: Instrument,
  ...rows: readonly (readonly [hours: number, price: number])[]
): EventSeries {
  const [eventAt, price] = [after(rows.map(([at]) => at)), column(rows.map(([, value]) => value))];
  return { kind: 'marks', instrument, columns: { length: rows.length, eventAt, price } };
}

/** Funding rates by hours after the new year, each with its mark where one is given. */
export function funding(
  instrument: Instrument,
  ...rows: readonly (readonly [hours: number, rate: number, mark?: number])[]
): EventSeries {
  const columns = {
    length: rows.length,
    eventAt: after(rows.map(([at]) => at)),
    rate: column(rows.map(([, rate]) => rate)),
    mark: column(rows.map(([, , mark]) => mark ?? Number.NaN)),
  };
  return { kind: 'funding', instrument, columns };
}
