import { minute, sliceBars } from '@rxtrade/core';
import { expect, it } from 'vitest';
import { curveOf } from '../../curve.fixture.ts';
import { walk } from '../report.fixture.ts';
import { buyAndHoldOf } from './buy-and-hold.ts';

const series = walk('BTCUSDT', 4, 1);
const closesAt = [...series.columns.openAt].map((at) => at + 5 * minute);
const close = [...series.columns.close];

it('given a curve of bar closes, when it is compared, then the account moves as the price does', () => {
  const held = buyAndHoldOf(curveOf([1000, 1, 1, 1], { at: closesAt }), series, 'USDT');
  expect(held?.name).toBe('Buy and hold BTCUSDT');
  for (const [i, price] of close.entries())
    expect(held?.value[i]).toBeCloseTo((1000 * price) / (close[0] as number), 9);
  expect(held?.totalReturn).toBeCloseTo((close[3] as number) / (close[0] as number) - 1, 12);
});

it('given a deposit, when it is compared, then it is invested at the price of its instant', () => {
  const held = buyAndHoldOf(curveOf([1000, 1500], { at: closesAt.slice(0, 2), flow: { 1: 500 } }), series, 'USDT');
  expect(held?.value[1]).toBeCloseTo((1000 * (close[1] as number)) / (close[0] as number) + 500, 9);
});

it('given a curve that begins before the bars, when it is compared, then the first open is the price until then', () => {
  const at = [(series.columns.openAt[0] as number) - minute, closesAt[0] as number];
  const held = buyAndHoldOf(curveOf([1000, 1000], { at }), series, 'USDT');
  expect(held?.value[1]).toBeCloseTo((1000 * (close[0] as number)) / (series.columns.open[0] as number), 9);
});

it('given a curve that goes on after the bars, when it is compared, then it ends with them and says so', () => {
  const held = buyAndHoldOf(
    curveOf([1000, 1000], { at: [closesAt[3] as number, (closesAt[3] as number) + 1] }),
    series,
    'USDT',
  );
  expect(held).toMatchObject({ name: 'Buy and hold BTCUSDT until 2024-01-01', totalReturn: 0 });
  expect(held?.value).toHaveLength(1);
});

it.for([
  ['no points', curveOf([]), series, 'USDT'],
  ['no equity', curveOf([0, 0]), series, 'USDT'],
  ['no series', curveOf([1, 1]), undefined, 'USDT'],
  ['no bars', curveOf([1, 1]), { ...series, columns: sliceBars(series.columns, 0, 0) }, 'USDT'],
  ['another currency', curveOf([1, 1]), series, 'EUR'],
] as const)('given %s, when it is compared, then there is nothing to compare with', ([, curve, bars, currency]) => {
  expect(buyAndHoldOf(curve, bars, currency)).toBeUndefined();
});
