import { defineInstrument } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { type LiveState, LiveView } from './live-view.ts';

const btc = defineInstrument({
  id: 'BTCUSDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.00001' }],
});

const state: LiveState = {
  title: 'momentum on BTCUSDT',
  done: 25,
  total: 100,
  barsPerSecond: 25,
  leftMs: 3_000,
  at: Date.UTC(2024, 2, 1, 12),
  equity: 10_100,
  initial: 10_000,
  currency: 'USDT',
  positions: [{ instrument: 'BTCUSDT', quantity: '0.5', unrealized: -3.5 }],
  decisions: [
    {
      kind: 'decision',
      at: Date.UTC(2024, 2, 1, 11),
      strategy: 'momentum',
      instrument: btc,
      action: 'target',
      amount: 1,
      reason: 'it rises',
    },
  ],
  trades: [],
};

/** What a screen of that kind was sent. */
function sentTo(
  screen: { readonly isTty: boolean; readonly columns?: number },
  ...states: readonly LiveState[]
): string {
  let text = '';
  const view = new LiveView({ columns: 120, ...screen, write: (more) => (text += more) });
  for (const one of states) view.show(one);
  view.end();
  return text;
}

describe('on a terminal', () => {
  it('given a state, then progress, equity, positions and the last decisions stand there', () => {
    const text = sentTo({ isTty: true }, state);
    expect(text).toContain('momentum on BTCUSDT');
    expect(text).toContain(' 25%  2024-03-01T12:00Z  25 bars/s  3 s left');
    expect(text).toContain('equity 10100.00 USDT (+1.00%)  0 trades');
    expect(text).toContain('positions: BTCUSDT 0.5 (-3.50)');
    expect(text).toContain('2024-03-01T11:00Z  BTCUSDT  it rises');
  });

  it('given a second state, then it is drawn over the first', () => {
    const first = sentTo({ isTty: true }, state);
    const second = sentTo({ isTty: true }, state, state);
    const lines = first.split('\n').length - 1;
    expect(second).toBe(`${first}\u001b[${String(lines)}A${first}`);
  });

  it('given a narrow terminal, then no line is longer', () => {
    const text = sentTo({ isTty: true, columns: 30 }, state);
    for (const line of text.split('\n')) expect(line.replace('\u001b[2K', '').length).toBeLessThanOrEqual(30);
  });

  it('given nothing held, nothing done and no money, then it says so without dividing by it', () => {
    const text = sentTo({ isTty: true }, { ...state, positions: [], total: 0, done: 0, initial: 0, barsPerSecond: 0 });
    expect(text).toContain('positions: none');
    expect(text).not.toMatch(/NaN|Infinity/);
  });
});

describe('elsewhere', () => {
  it('given many states, then a plain line every tenth of the way', () => {
    const states = Array.from({ length: 100 }, (_, i) => ({ ...state, done: i + 1 }));
    const lines = sentTo({ isTty: false }, ...states)
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(' 10%  2024-03-01T12:00Z  equity 10100.00 USDT  0 trades');
    expect(lines[9]).toMatch(/^100% /);
  });
});
