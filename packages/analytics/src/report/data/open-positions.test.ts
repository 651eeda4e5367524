import { Exact } from '@rxtrade/core';
import { expect, it } from 'vitest';
import { fillOf } from '../../trades/trades.fixture.ts';
import type { ReportFill } from '../report-input.ts';
import { openPositions } from './open-positions.ts';

const fills = (...given: readonly (readonly ['buy' | 'sell', string, string, number])[]): readonly ReportFill[] =>
  given.map(([side, quantity, price, eventAt]) => ({
    ...fillOf(side, quantity, { price, eventAt }),
    liquidity: 'taker',
    report: { slippage: 0 },
  }));

it('given a position that was added to and reduced, when the fills end, then its average price is that of what was added', () => {
  const open = openPositions(fills(['buy', '1', '100', 1], ['buy', '3', '200', 2], ['sell', '2', '500', 3]), ['BTC']);
  expect(open).toEqual([{ instrument: 0, side: 1, quantity: 2, openedAt: 1, price: 175 }]);
});

it('given a fill through zero, when the fills end, then the position began with it', () => {
  const open = openPositions(fills(['buy', '1', '100', 1], ['sell', '3', '90', 2]), ['BTC']);
  expect(open).toEqual([{ instrument: 0, side: -1, quantity: 2, openedAt: 2, price: 90 }]);
});

it('given parts that a float cannot add up, when they are sold together, then nothing is open', () => {
  expect(
    openPositions(fills(['buy', '0.1', '1', 1], ['buy', '0.2', '1', 2], ['sell', '0.3', '1', 3]), ['BTC']),
  ).toEqual([]);
  expect(Exact.of('0.3').toFloat()).not.toBe(0.1 + 0.2);
});

it('given an instrument that the report does not show, when the fills end, then its position is not drawn', () => {
  expect(openPositions(fills(['buy', '1', '100', 1]), ['ETH'])).toEqual([]);
});
