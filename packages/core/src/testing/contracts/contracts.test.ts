import { filter, from, map, pairwise } from 'rxjs';
import { z } from 'zod';
import { sizeAtOpen } from '../../execution/index.ts';
import { MemoryJournal } from '../../journal/index.ts';
import { Bar } from '../../market/index.ts';
import { type ExecutionAlgorithm, fractionOfCapital } from '../../ports/index.ts';
import { defineStrategy, target } from '../../strategy/index.ts';
import { SimulatedClock } from '../../time/index.ts';
import { pacedBy } from '../../world/index.ts';
import {
  describeExecutionAlgorithm,
  describeFeed,
  describeJournalStorage,
  describePositionSizer,
  describeStrategy,
} from './index.ts';
import { walk } from './plain-run.ts';

describeJournalStorage('MemoryJournal', () => {
  const storage = new MemoryJournal();
  return { storage, records: () => storage.records() };
});

describePositionSizer('fractionOfCapital', () => fractionOfCapital());
describePositionSizer('half of it', () => fractionOfCapital({ fraction: 0.5 }));

describeExecutionAlgorithm('sizeAtOpen', sizeAtOpen);
describeExecutionAlgorithm(
  'at once',
  (): ExecutionAlgorithm => ({
    name: 'at once',
    needsBarOpened: false,
    start: (context) => {
      context.send(context.plan);
      context.done();
      return { cancel: () => undefined };
    },
  }),
);

const series = [walk(50, {})];
describeFeed('a history', () => ({
  kind: 'history',
  name: 'walk',
  series,
  pace: pacedBy({ clock: new SimulatedClock(), speed: 1 }),
}));
describeFeed('a stream', () => ({
  kind: 'stream',
  name: 'bars',
  event$: from(series.flatMap((one) => Array.from({ length: 50 }, (_, i) => new Bar(one, i)))),
}));

describeStrategy('a reactive strategy', () =>
  defineStrategy({
    name: 'rises',
    params: z.object({}),
    decide: ({ bar$ }) =>
      bar$.pipe(
        pairwise(),
        map(([before, bar]) =>
          bar.close === before.close ? undefined : target(bar, bar.close > before.close ? 1 : 0, 'x'),
        ),
        filter((decision) => decision !== undefined),
      ),
  }),
);

describeStrategy('a strategy with features and state', () =>
  defineStrategy({
    name: 'features',
    params: z.object({}),
    prepare: ({ columns }) => ({ change: columns.close.map((close, i) => close - (columns.close[i - 1] ?? close)) }),
    setup: (context) => {
      let count = 0;
      return {
        onBar: (bar) => {
          count += context.feature('change', bar) > 0 ? 1 : 0;
          if (count % 7 === 0) context.target(bar, context.random.between(0, 1), `count ${count}`);
        },
        save: () => count,
        restore: (state) => {
          count = z.number().parse(state);
        },
      };
    },
  }),
);
