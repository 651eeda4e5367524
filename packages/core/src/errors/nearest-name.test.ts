import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const names = ['trading_pairs', 'max_positions', 'risk', 'port'];

describe('the name that was meant', () => {
  it.each([
    ['trading_pair', 'trading_pairs'],
    ['tradingPairs', 'trading_pairs'],
    ['MAX-POSITIONS', 'max_positions'],
    ['max_postiions', 'max_positions'],
    ['rsik', 'risk'],
    ['ports', 'port'],
  ])('given %s, then it is %s', (wrong, name) => {
    expect(nearestName(wrong, names)).toBe(name);
  });

  it.each(['database', 'x', '', 'riposte', 'trading'])('given "%s", then nothing is close enough', (wrong) => {
    expect(nearestName(wrong, names)).toBeUndefined();
  });

  it('given two that are equally close, then the first is offered; given none, then nothing', () => {
    expect(nearestName('cat', ['bat', 'hat'])).toBe('bat');
    expect(nearestName('cat', [])).toBeUndefined();
  });
});
