import { Observable, of } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Crossing, type CrossingEvent, crossing, crossings, ema, levelCrossing, sma } from '../index.ts';

describe('crossing', () => {
  it.each<[string, readonly number[], readonly (Crossing | undefined)[]]>([
    ['a rise through it', [9, 11], [undefined, 1]],
    ['a fall through it', [11, 9], [undefined, -1]],
    ['a touch from below', [9, 10, 9], [undefined, 0, 0]],
    ['a rest on it and a rise', [9, 10, 10, 11], [undefined, 0, 0, 1]],
    ['a start on it and a rise, which comes from no side', [10, 11, 9], [undefined, 0, -1]],
    ['one side throughout', [11, 12, 13], [undefined, 0, 0]],
  ])('given %s, then it says so once', (_, given, expected) => {
    const level = levelCrossing(10);
    const lines = crossing();
    expect(given.map((x) => level.update(x))).toEqual(expected);
    expect(given.map((line) => lines.update({ line, other: 10 }))).toEqual(expected);
  });
});

function marbles(run: Parameters<TestScheduler['run']>[0]): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);
}

const lines = { fast: () => sma(1), slow: () => sma(2) };

describe('crossings', () => {
  it('given events, then those leave on which one average crossed the other', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const event$ = hot('    -5-1-2-9-8-1-|', { 5: { x: 5 }, 1: { x: 1 }, 2: { x: 2 }, 9: { x: 9 }, 8: { x: 8 } });
      const expected = '      -----u---d---|';
      const subscription = '  ^------------!';
      expectObservable(event$.pipe(crossings(lines, ({ x }) => x))).toBe(expected, {
        u: { at: { x: 2 }, direction: 'up' },
        d: { at: { x: 8 }, direction: 'down' },
      });
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given two subscribers, then neither sees the other’s averages', () => {
    const up$ = of(5, 1, 2).pipe(crossings(lines, (x) => x));
    for (let i = 0; i < 2; i++) expect(collect(up$)).toEqual([{ at: 2, direction: 'up' }]);
  });

  it('given a value that is no number, then the refusal leaves on the error channel', () => {
    let code: unknown;
    of(Number.NaN)
      .pipe(crossings(lines, (x) => x))
      .subscribe({ error: (error: { readonly code: unknown }) => (code = error.code) });
    expect(code).toBe('E081');
  });

  it('given its types, then the event passes through', () => {
    const found = new Observable<{ readonly close: number }>().pipe(
      crossings({ fast: () => ema(3), slow: () => sma(5) }, ({ close }) => close),
    );
    expectTypeOf(found).toEqualTypeOf<Observable<CrossingEvent<{ readonly close: number }>>>();
  });
});

function collect<T>(source: Observable<T>): readonly T[] {
  const values: T[] = [];
  source.subscribe((value) => values.push(value));
  return values;
}
