import { describe, expect, it } from 'vitest';
import { instantOf, readFlags } from './run-flags.ts';

describe('readFlags', () => {
  it('given nothing, then the defaults', () => {
    expect(readFlags({})).toEqual({ seed: 42, finish: 'leave-open', whenLeft: 'close' });
  });

  it('given everything, then everything is read', () => {
    const flags = {
      bars: '500',
      from: '2024-03-01',
      to: '2024-03-01T12:30Z',
      timeframe: ['1h', '4h'],
      warmUp: '30d',
      ruin: '0.2',
      whenLeft: 'keep',
      cash: '2500.50',
      fee: '0.00075',
      slippage: '1.5',
      spread: '0',
      pace: '60x',
      seed: '0',
      finish: 'close-at-last-close',
    };
    expect(readFlags(flags)).toEqual({
      bars: 500,
      from: Date.UTC(2024, 2, 1),
      to: Date.UTC(2024, 2, 1, 12, 30),
      intervalsMs: [3_600_000, 14_400_000],
      warmUpMs: 30 * 86_400_000,
      ruin: 0.2,
      whenLeft: 'keep',
      cash: '2500.50',
      feeRate: '0.00075',
      slippageBps: 1.5,
      spreadBps: 0,
      speed: 60,
      seed: 0,
      finish: 'close-at-last-close',
    });
  });

  it('given the pace max, then there is no speed to keep to', () => {
    expect(readFlags({ pace: 'max' })).not.toHaveProperty('speed');
  });

  it.each([
    ['bars', '0'],
    ['bars', '1.5'],
    ['bars', '99999999999999999999'],
    ['from', 'yesterday'],
    ['from', '2024-02-30'],
    ['to', '2024-03-01T25:00Z'],
    ['to', '2024-03-01T12:00+02:00'],
    ['timeframe', '5min'],
    ['timeframe', '0m'],
    ['cash', '0'],
    ['cash', '-5'],
    ['cash', '1e6'],
    ['cash', 'NaN'],
    ['cash', 'Infinity'],
    ['fee', '1'],
    ['fee', '0.1%'],
    ['fee', '-0.001'],
    ['slippage', '1001'],
    ['slippage', 'NaN'],
    ['spread', '-1'],
    ['pace', '60'],
    ['pace', '0x'],
    ['pace', '-1x'],
    ['seed', '-1'],
    ['seed', '1.5'],
    ['seed', ''],
    ['finish', 'close'],
    ['ruin', '1'],
    ['ruin', '-0.1'],
  ])('given --%s %s, then E903 names the option and the value', (name, value) => {
    expect(() => readFlags({ [name]: name === 'timeframe' ? [value] : value })).toThrow(
      expect.objectContaining({
        code: 'E903',
        message: expect.stringMatching(new RegExp(`^--${name} must be .*, not "`)),
      }),
    );
  });

  it('given several wrong options, then all are named at once', () => {
    expect(() => readFlags({ cash: 'x', seed: 'y', pace: 'z' })).toThrow(/--cash .*--pace .*--seed /);
  });

  it('given an end before the beginning, then E903', () => {
    expect(() => readFlags({ from: '2024-03-02', to: '2024-03-02' })).toThrow(/--from 2024-03-02 must be before --to/);
  });
});

describe('instantOf', () => {
  it.each([
    ['2024-03-01', Date.UTC(2024, 2, 1)],
    ['2024-03-01T12:00Z', Date.UTC(2024, 2, 1, 12)],
    ['2024-03-01 12:00', Date.UTC(2024, 2, 1, 12)],
    ['2024-03-01T12:00:30.25Z', Date.UTC(2024, 2, 1, 12, 0, 30, 250)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2023-02-29', undefined],
    ['2024-3-1', undefined],
    ['12:00Z', undefined],
    ['', undefined],
  ])('given "%s", then %s', (text, at) => {
    expect(instantOf(text)).toBe(at);
  });
});
