import { from, type Observable } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { indicatorValues } from './indicator-values.ts';
import { collect, marbles } from './marbles.fixture.ts';
import { type Updatable, type WithValue, withIndicator } from './with-indicator.ts';

/** The mean of the last two. */
class Mean implements Updatable<number, number> {
  private previous: number | undefined;

  update(input: number): number | undefined {
    const { previous } = this;
    this.previous = input;
    return previous === undefined ? undefined : (previous + input) / 2;
  }
}

const numbers = { 1: 1, 2: 2, 3: 3, 5: 5 };

describe('withIndicator', () => {
  it('given a mean of two, when it has seen two, then each event leaves with its value', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const event$ = hot('    -1-2-3--5-|', numbers);
      const expected = '      ---a-b--c-|';
      const subscription = '  ^---------!';
      expectObservable(event$.pipe(withIndicator(() => new Mean()))).toBe(expected, {
        a: { event: 2, value: 1.5 },
        b: { event: 3, value: 2.5 },
        c: { event: 5, value: 4 },
      });
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given what the indicator sees of an event, then the whole event leaves', () => {
    const events = [{ close: 1 }, { close: 3 }];
    expect(
      collect(
        events,
        withIndicator(
          () => new Mean(),
          ({ close }) => close,
        ),
      ),
    ).toEqual([{ event: { close: 3 }, value: 2 }]);
  });

  it('given a value of zero, then it leaves: only nothing is warm-up', () => {
    expect(
      collect(
        [1, -1],
        indicatorValues(() => new Mean()),
      ),
    ).toEqual([0]);
  });

  it('given two subscribers, then each has its own indicator', () => {
    let made = 0;
    const value$ = from([1, 2]).pipe(
      withIndicator(() => {
        made += 1;
        return new Mean();
      }),
    );
    expect(made, 'nothing is made before someone subscribes').toBe(0);
    expect(collect([0], () => value$)).toEqual([{ event: 2, value: 1.5 }]);
    expect(collect([0], () => value$)).toEqual([{ event: 2, value: 1.5 }]);
    expect(made).toBe(2);
  });

  it('given its types, then the event and the value keep theirs', () => {
    const pipeline = (event$: Observable<{ readonly close: number }>) =>
      event$.pipe(
        withIndicator(
          () => new Mean(),
          ({ close }) => close,
        ),
      );
    expectTypeOf<ReturnType<typeof pipeline>>().toEqualTypeOf<
      Observable<WithValue<{ readonly close: number }, number>>
    >();
    // @ts-expect-error a mean of numbers cannot see a text
    from(['a']).pipe(withIndicator(() => new Mean()));
  });
});

describe('indicatorValues', () => {
  it('given a mean of two, when it has seen two, then its value leaves alone', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const event$ = hot('    -1-2-3--5-|', numbers);
      const expected = '      ---a-b--c-|';
      const subscription = '  ^---------!';
      expectObservable(event$.pipe(indicatorValues(() => new Mean()))).toBe(expected, { a: 1.5, b: 2.5, c: 4 });
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const event$ = hot('    -1-2-3--5-|', numbers);
      const unsubscribe = '   ----!      ';
      const expected = '      ---a-------';
      const subscription = '  ^---!      ';
      expectObservable(event$.pipe(indicatorValues(() => new Mean())), unsubscribe).toBe(expected, { a: 1.5 });
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given what the indicator sees of an event, then its value leaves', () => {
    expect(
      collect(
        [{ close: 1 }, { close: 3 }],
        indicatorValues(
          () => new Mean(),
          ({ close }) => close,
        ),
      ),
    ).toEqual([2]);
  });
});
