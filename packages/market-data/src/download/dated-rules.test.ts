import { defineInstrument, type InstrumentDefinition } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { withDatedRules } from './dated-rules.ts';

const told = (from: number, tickSize: string): InstrumentDefinition => ({
  id: 'BTCUSDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  venue: 'binance',
  rules: [{ from, tickSize, quantityStep: '0.001' }],
});
const rulesOf = (definition: ReturnType<typeof withDatedRules>) =>
  definition.rules.map(({ from, tickSize }) => [from, tickSize.toString()]);

describe('withDatedRules', () => {
  it('given nothing before, then what is told now', () => {
    expect(rulesOf(withDatedRules(undefined, told(1_000, '0.01')))).toEqual([[1_000, '0.01']]);
  });

  it('given other rules than before, then a row more; given the same, then none', () => {
    const first = defineInstrument(told(1_000, '0.01'));
    const same = withDatedRules(first, told(2_000, '0.010'));
    expect(rulesOf(same)).toEqual([[1_000, '0.01']]);
    const changed = withDatedRules(same, told(3_000, '0.1'));
    expect(rulesOf(changed)).toEqual([
      [1_000, '0.01'],
      [3_000, '0.1'],
    ]);
    expect(changed.rulesAt(2_999).tickSize.toString()).toBe('0.01');
    expect(rulesOf(withDatedRules(changed, told(4_000, '0.01'))).length).toBe(3);
  });

  it('given rules told earlier than those that are stored, then the stored ones stay', () => {
    const stored = defineInstrument(told(2_000, '0.01'));
    expect(rulesOf(withDatedRules(stored, told(1_000, '0.1')))).toEqual([[2_000, '0.01']]);
  });
});
