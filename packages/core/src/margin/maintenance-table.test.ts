import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { defineInstrument, type InstrumentDefinition } from '../instrument/index.ts';
import { Exact } from '../money/index.ts';
import { MaintenanceTable } from './maintenance-table.ts';

type Tiers = NonNullable<InstrumentDefinition['rules'][number]['maintenance']>;

function instrumentWith(maintenance: Tiers) {
  return defineInstrument({
    id: 'X-PERP',
    kind: 'perpetual',
    base: 'X',
    quote: 'USDT',
    rules: [{ tickSize: '0.01', quantityStep: '0.001', maintenance }],
  });
}

function marginOf(maintenance: Tiers, notional: string): string {
  const table = new MaintenanceTable(instrumentWith(maintenance).rulesAt(0), 8);
  return new Exact(table.marginOf(Exact.of(notional).unitsAt(8)), 8).toString();
}

// the first rows of BTCUSDT as Binance publishes them
const binance: Tiers = [
  { notionalFloor: '0', rate: '0.004', amount: '0' },
  { notionalFloor: '50000', rate: '0.005', amount: '50' },
  { notionalFloor: '600000', rate: '0.01', amount: '3050' },
  { notionalFloor: '3000000', rate: '0.025', amount: '48050' },
];

describe('maintenance margin by tiers', () => {
  it.each([
    ['0', '0'],
    ['49999.99', '199.99996'],
    ['50000', '200'],
    ['599999.99', '2949.99995'],
    ['600000', '2950'],
    ['3000000', '26950'],
    ['0.00000001', '0.00000001'],
  ])('given a notional of %s, then %s is needed, and no row begins with a jump', (notional, margin) => {
    expect(marginOf(binance, notional)).toBe(margin);
  });

  it('given a table without amounts, then they are those that join its rows, as venues publish them', () => {
    const bare = binance.map(({ notionalFloor, rate }) => ({ notionalFloor, rate }));
    const amounts = new MaintenanceTable(instrumentWith(bare).rulesAt(0), 8).rows.map(({ amount }) =>
      new Exact(amount, 8).toString(),
    );
    expect(amounts).toEqual(['0', '50', '3050', '48050']);
  });

  it('given no table, then none is needed', () => {
    expect(new MaintenanceTable({}, 8).marginOf(10 ** 12)).toBe(0);
  });

  it.each<[string, Tiers]>([
    ['that is empty', []],
    ['that does not begin at zero', [{ notionalFloor: '10', rate: '0.01' }]],
    [
      'that does not rise',
      [
        { notionalFloor: '0', rate: '0.01' },
        { notionalFloor: '0', rate: '0.02' },
      ],
    ],
    ['with a rate of the whole position', [{ notionalFloor: '0', rate: '1' }]],
    ['with a negative rate', [{ notionalFloor: '0', rate: '-0.01' }]],
    ['with a negative amount', [{ notionalFloor: '0', rate: '0.01', amount: '-1' }]],
    ['with a number', [{ notionalFloor: '0', rate: 0.01 as unknown as string }]],
  ])('given a table %s, then the instrument is refused', (_, tiers) => {
    expect(refusalOf(() => instrumentWith(tiers)).code).toBe('E021');
  });
});
