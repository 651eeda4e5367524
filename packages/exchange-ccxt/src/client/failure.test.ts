import { RxtradeError } from '@rxtrade/core';
import ccxt from 'ccxt';
import { describe, expect, it } from 'vitest';
import { exchangeFailure, isTransient } from './failure.ts';

const asked = { exchange: 'binance', what: '1m bars of BTC/USDT' };

describe('exchangeFailure', () => {
  it.each([
    [new ccxt.AuthenticationError('x'), 'E002', false],
    [new ccxt.PermissionDenied('x'), 'E002', false],
    [new ccxt.RateLimitExceeded('x'), 'E005', true],
    [new ccxt.DDoSProtection('x'), 'E005', true],
    [new ccxt.BadSymbol('x'), 'E202', false],
    [new ccxt.NotSupported('x'), 'E203', false],
    [new ccxt.NetworkError('x'), 'E204', true],
    [new ccxt.RequestTimeout('x'), 'E204', true],
    [new ccxt.OnMaintenance('x'), 'E204', true],
    [new ccxt.InvalidNonce('x'), 'E204', true],
    [new ccxt.BadResponse('x'), 'E204', true],
    [new ccxt.BadRequest('x'), 'E205', false],
    [new ccxt.RestrictedLocation('x'), 'E205', false],
    [new ccxt.ExchangeError('bybit 10019 service is restarting'), 'E205', true],
  ])('given %s, then %s, and asked again: %s', (error, code, again) => {
    expect(exchangeFailure(error, asked)).toMatchObject({ code, context: { class: error.constructor.name } });
    expect(isTransient(error)).toBe(again);
  });

  it('given what is none of ccxt’s, then it passes as it is, and is not asked again', () => {
    const ours = new RxtradeError('E206', 'x');
    const bug = new TypeError('x is not a function');
    for (const error of [ours, bug, 'text', undefined]) {
      expect(exchangeFailure(error, asked)).toBe(error);
      expect(isTransient(error)).toBe(false);
    }
  });

  it('given addresses with keys, signatures and passwords, then the message has none of them', () => {
    const error = new ccxt.NetworkError(
      'binance GET https://me:hunter2@api.binance.com/api/v3/klines?apiKey=KEY&signature=SIGN fetch failed: https://x.y/z?a=SECRET',
    );
    const failure = exchangeFailure(error, asked) as RxtradeError;
    expect(failure.message).toBe(
      'binance gave no 1m bars of BTC/USDT: binance GET https://api.binance.com/api/v3/klines fetch failed: https://x.y/z',
    );
    expect(JSON.stringify([failure.context, failure.cause ?? null])).not.toMatch(/KEY|SIGN|SECRET|hunter2/);
  });

  it('given a page of HTML, then it is cut short', () => {
    const failure = exchangeFailure(new ccxt.NetworkError('x'.repeat(5_000)), asked) as RxtradeError;
    expect(failure.message.length).toBeLessThan(400);
  });
});
