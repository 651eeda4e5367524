import { defineStrategy, type Strategy } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strategyParams } from './strategy-params.ts';

const strategy = defineStrategy({
  name: 'everything',
  params: z
    .strictObject({
      period: z.int().positive().default(10),
      rate: z.number().default(0.5),
      short: z.boolean().default(false),
      label: z.string().default(''),
      mode: z.enum(['calm', 'wild']).default('calm'),
      levels: z.array(z.number()).default([]),
      limit: z.number().nullable().default(null),
    })
    .refine(({ period, rate }) => period > rate, { message: 'period must be above rate', path: ['period'] }),
  setup: () => ({}),
}) as unknown as Strategy;

describe('strategyParams', () => {
  it('given text for every kind of parameter, then each is typed as the schema has it', () => {
    const pairs = ['period=20', 'rate=-0.25', 'short=true', 'label=12', 'mode=wild', 'levels=[1,2.5]', 'limit=3'];
    expect(strategyParams(strategy, pairs)).toEqual({
      period: 20,
      rate: -0.25,
      short: true,
      label: '12',
      mode: 'wild',
      levels: [1, 2.5],
      limit: 3,
    });
  });

  it('given none, then none: the defaults are the schema’s', () => {
    expect(strategyParams(strategy, [])).toEqual({});
  });

  it('given a value with an equals sign, then only the first divides', () => {
    expect(strategyParams(strategy, ['label=a=b'])).toEqual({ label: 'a=b' });
  });

  it('given what is known already, then what is typed wins', () => {
    expect(strategyParams(strategy, ['period=5'], { period: 3, short: true })).toEqual({ period: 5, short: true });
  });

  it.each(['period', '=5', ''])('given "%s", which is no pair, then E903', (pair) => {
    expect(() => strategyParams(strategy, [pair])).toThrow(expect.objectContaining({ code: 'E903' }));
  });

  it.each([
    ['period=x'],
    ['period=1.5'],
    ['period='],
    ['period=Infinity'],
    ['rate=NaN'],
    ['short=yes'],
    ['mode=quiet'],
    ['levels=1,2'],
    ['levels={'],
    ['unknown=1'],
    ['rate=11'],
  ])('given %s, then E050', (pair) => {
    expect(() => strategyParams(strategy, [pair])).toThrow(expect.objectContaining({ code: 'E050' }));
  });

  it('given several that are wrong, then E050 names them all', () => {
    for (const name of ['period', 'short', 'unknown'])
      expect(() => strategyParams(strategy, ['period=x', 'short=yes', 'unknown=1'])).toThrow(name);
  });
});
