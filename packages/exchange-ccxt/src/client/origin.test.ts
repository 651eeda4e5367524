import { describe, expect, it } from 'vitest';
import { loadExchange } from './load-exchange.ts';
import { atOrigin } from './origin.ts';

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe('atOrigin', () => {
  it.each(['binance', 'bybit', 'okx', 'kraken', 'coinbase', 'bitget'])(
    'given the addresses of %s, then no outside host is left, and the paths are',
    async (id) => {
      const Exchange = await loadExchange(id);
      const { api } = new Exchange({}).urls;
      const texts = textsIn(atOrigin(api, 'http://127.0.0.1:81/ignored'));
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).toMatch(/^http:\/\/127\.0\.0\.1:81(\/|$)/);
      const pathsOf = (all: readonly string[]) => all.map((text) => text.replace(/^[a-z]+:\/\/[^/]+/, ''));
      expect(pathsOf(texts)).toEqual(pathsOf(textsIn(api)));
    },
  );
});
