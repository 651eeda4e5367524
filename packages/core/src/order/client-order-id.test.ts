import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { clientOrderId, parseClientOrderId } from './client-order-id.ts';

describe('client order ids', () => {
  it('given a run, an epoch and a number, then they make a text that reads', () => {
    expect(clientOrderId({ run: 'a1b2c3', epoch: 1, number: 42 })).toBe('rx-a1b2c3-1-42');
  });

  it('given any parts that fit, then the text is what venues take, and reads back as the parts', () => {
    const run = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const epoch = fc.nat({ max: 99_999 });
    const number = fc.nat({ max: 999_999_999_999 });
    fc.assert(
      fc.property(fc.record({ run, epoch, number }), (parts) => {
        const id = clientOrderId(parts);
        expect(id).toMatch(/^[a-z0-9-]{1,36}$/);
        expect(parseClientOrderId(id)).toEqual(parts);
      }),
    );
  });

  it.each(['', 'Run', 'run name', 'a-b', 'abcdefghijklm', 'ä', 'run\n'])(
    'given a run called "%s", then it is refused',
    (run) => {
      expect(refusalOf(() => clientOrderId({ run, epoch: 1, number: 1 }))).toEqual({
        code: 'E011',
        message: `run name "${run}" does not fit a client order id; use up to 12 lowercase letters and digits`,
        context: { run },
      });
    },
  );

  it.each([
    [-1, 1],
    [1, -1],
    [0.5, 1],
    [1, 1.5],
    [Number.NaN, 1],
    [1, 2 ** 53],
    [1e21, 1],
  ])('given epoch %d and number %d, then they are refused', (epoch, number) => {
    expect(refusalOf(() => clientOrderId({ run: 'a', epoch, number }))).toEqual({
      code: 'E011',
      message: `epoch ${epoch} and number ${number} do not fit a client order id of 36 characters; count them from 0`,
      context: { run: 'a', epoch, number },
    });
  });

  it('given the longest text that fits, then it is made; one character more is refused', () => {
    const parts = { run: 'abcdefghijkl', epoch: 123_456_789 };
    const longest = clientOrderId({ ...parts, number: 1_234_567_890 });
    expect(longest).toHaveLength(36);
    expect(parseClientOrderId(longest)).toEqual({ ...parts, number: 1_234_567_890 });
    expect(refusalOf(() => clientOrderId({ ...parts, number: 12_345_678_901 })).code).toBe('E011');
  });

  it.each([
    '',
    'web_12345',
    'rx-a1b2c3-1',
    'rx-a1b2c3-1-',
    'rx-a1b2c3-1-42-7',
    ' rx-a1b2c3-1-42',
    'rx-a1b2c3-1-42 ',
    'RX-a1b2c3-1-42',
    'rx-A1-1-42',
    'rx-abcdefghijklm-1-42',
    'rx--1-42',
    'rx-a-01-42',
    'rx-a-1-042',
    'rx-a--1-42',
    'rx-a-1-4.2',
    'rx-a-1-9007199254740992',
    'rx-a-9007199254740992-1',
    'rx-abcdefghijkl-123456789-12345678901',
  ])('given "%s", then it is foreign', (id) => {
    expect(parseClientOrderId(id)).toBeUndefined();
  });

  it('given the largest numbers that still count, then they are ours', () => {
    expect(parseClientOrderId('rx-a-1-9007199254740991')).toEqual({
      run: 'a',
      epoch: 1,
      number: 9_007_199_254_740_991,
    });
    expect(parseClientOrderId('rx-0-0-0')).toEqual({ run: '0', epoch: 0, number: 0 });
  });
});
