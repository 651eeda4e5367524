import { fileIn } from '../../cli/command-line.fixture.ts';

/** Writes a strategy into a folder, whose members beside name and parameters are `body`, and returns its name. */
export function strategyIn(cwd: string, body: string): string {
  return fileIn(
    cwd,
    'own.mjs',
    `import { z } from 'zod';
export const own = {
  name: 'own',
  params: z.strictObject({ period: z.int().positive().default(50) }),
  ${body}
};
`,
  );
}

/** Long where the next close, which `prepare` finds in the columns, is above this one. */
export const looksAhead = `prepare: ({ columns: { close } }) => ({ next: close.map((one, i) => close[i + 1] ?? one) }),
  setup: (context) => ({
    onBar: (bar) => context.target(bar, context.feature('next', bar) > bar.close ? 1 : 0, 'it will rise'),
  }),`;

/** Follows an exponential average that remembers for longer than the five bars it declares. */
export const forgetsToWarmUp = `warmUp: () => 5,
  setup: (context, { period }) => {
    let average;
    return {
      onBar: (bar) => {
        average = average === undefined ? bar.close : average + (2 / (period + 1)) * (bar.close - average);
        context.target(bar, bar.close > average ? 1 : 0, 'above its average');
      },
    };
  },`;
