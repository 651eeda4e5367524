import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, minute, week } from '../time/index.ts';
import { barStart, checkedInterval } from './alignment.ts';
import { thrownBy } from './marbles.fixture.ts';

describe('barStart', () => {
  it.each([
    [5 * minute, '2024-03-07T10:14:59.999Z', '2024-03-07T10:10:00.000Z'],
    [hour, '2024-03-07T10:00:00.000Z', '2024-03-07T10:00:00.000Z'],
    [4 * hour, '2024-03-07T23:59:59.999Z', '2024-03-07T20:00:00.000Z'],
    [day, '2024-03-07T23:59:59.999Z', '2024-03-07T00:00:00.000Z'],
    [week, '2024-03-10T23:59:59.999Z', '2024-03-04T00:00:00.000Z'],
    [week, '2024-03-11T00:00:00.000Z', '2024-03-11T00:00:00.000Z'],
    [2 * week, '1970-01-18T23:59:59.999Z', '1970-01-05T00:00:00.000Z'],
    [week, '1969-12-31T00:00:00.000Z', '1969-12-29T00:00:00.000Z'],
    [minute, '1969-12-31T23:59:59.999Z', '1969-12-31T23:59:00.000Z'],
  ])('given an interval of %i ms, when asked for the bar of %s, then it opens at %s', (interval, at, opensAt) => {
    expect(new Date(barStart(interval, Date.parse(at))).toISOString()).toBe(opensAt);
  });

  it('given any instant, then a bar of whole weeks opens on a Monday, at most one bar before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 3e12 }), fc.integer({ min: 1, max: 8 }), (at, weeks) => {
        const openAt = barStart(weeks * week, at);
        expect(new Date(openAt).getUTCDay(), 'Monday').toBe(1);
        expect(openAt % day, 'midnight UTC').toBeCloseTo(0, 10);
        expect(openAt <= at && at < openAt + weeks * week, 'the bar contains the instant').toBe(true);
      }),
    );
  });
});

describe('checkedInterval', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'given %d, then it is refused with the value named',
    (interval) => {
      expect(thrownBy(() => checkedInterval(interval))).toEqual({
        code: 'E011',
        message: `interval ${interval} is not a duration; pass whole milliseconds above zero, such as 5 * minute`,
      });
    },
  );

  it('given one millisecond, then it is returned', () => {
    expect(checkedInterval(1)).toBe(1);
  });
});
