import { type Bar, defineStrategy, type OrderPlan, type Refusal, runHistory, SilentFacts, Trader } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtInMarket } from '../built-in-market/index.ts';
import { SimulatedVenue, type SimulatedVenueSettings } from './simulated-venue.ts';

describe('the venue under a trader', () => {
  const series = builtInMarket({ bars: 6, symbols: ['BTCUSDT'] }).series;
  const [{ instrument }] = series as [(typeof series)[0]];

  /** Sends one order after the first bar, and what becomes of it. */
  function run(
    plan: (bar: Bar) => Omit<OrderPlan, 'instrument' | 'reason'>,
    settings: SimulatedVenueSettings = {},
  ): readonly string[] {
    const told: string[] = [];
    const facts = new (class extends SilentFacts {
      override orderChanged(order: { readonly state: string }): void {
        if (told.at(-1) !== order.state) told.push(order.state);
      }
      override refusal({ by, code }: Refusal): void {
        told.push(`${by} ${code}`);
      }
    })();
    const strategy = defineStrategy({
      name: 'once',
      params: z.object({}),
      setup: (context) => {
        let isSent = false;
        return {
          onBar: (bar: Bar) => {
            if (isSent) return;
            isSent = true;
            context.order({ ...plan(bar), instrument: bar.instrument, reason: 'test' } as OrderPlan);
          },
        };
      },
    });
    const trader = new Trader({
      instruments: [instrument],
      strategies: [{ strategy }],
      rules: [],
      reportingCurrency: 'USDT',
      balances: { USDT: '1000000' },
    });
    runHistory({ trader, venue: new SimulatedVenue(settings), series, facts, finish: 'close' });
    return told;
  }

  it('given a post-only order that would take, then the trader hears a refusal with its code', () => {
    const told = run(({ close }) => ({
      kind: 'limit',
      side: 'buy',
      size: { quantity: 1 },
      price: close * 1.1,
      postOnly: true,
    }));
    expect(told).toEqual(['sent', 'venue E403', 'refused']);
  });

  it('given a post-only order that rests, then it is open once the venue has it', () => {
    const told = run(({ close }) => ({
      kind: 'limit',
      side: 'buy',
      size: { quantity: 1 },
      price: close / 2,
      postOnly: true,
    }));
    expect(told.slice(0, 2)).toEqual(['sent', 'open']);
  });

  it('given a market order, then it is sent, open and filled, and closed at the end', () => {
    const told = run(() => ({ kind: 'market', side: 'buy', size: { quantity: 1 } }));
    expect(told).toEqual(['sent', 'open', 'filled', 'sent', 'open', 'filled']);
  });

  it('given a market order larger than a bar has, then it fills in part until it is filled', () => {
    const volume = { name: 'half a unit a bar', ofBar: () => 0.5 };
    const told = run(() => ({ kind: 'market', side: 'buy', size: { quantity: 1.2 } }), { volume });
    expect(told).toEqual(['sent', 'open', 'partly-filled', 'filled', 'sent', 'open', 'filled']);
  });

  it('given an immediate order out of reach, then it expires', () => {
    const told = run(({ close }) => ({
      kind: 'limit',
      side: 'buy',
      size: { quantity: 1 },
      price: close / 2,
      timeInForce: { kind: 'ioc' },
    }));
    expect(told).toEqual(['sent', 'open', 'expired']);
  });
});
