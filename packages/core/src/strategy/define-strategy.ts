import { z } from 'zod';
import { RxtradeError } from '../errors/index.ts';
import type { Strategy } from './strategy.ts';

/**
 * Declares a strategy. Its parameters' type, defaults, flags and forms come from the zod schema.
 *
 * @example
 * import { defineStrategy } from '@rxtrade/core';
 * import { z } from 'zod';
 *
 * const buyAndHold = defineStrategy({
 *   name: 'buy-and-hold',
 *   params: z.object({}),
 *   setup: (context) => ({ onBar: (bar) => context.target(bar, 1, 'hold') }),
 * });
 *
 * @throws E011 when the name is not in kebab or snake case.
 */
export function defineStrategy<P extends z.ZodType>(strategy: Strategy<P>): Strategy<P> {
  if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(strategy.name)) {
    throw new RxtradeError(
      'E011',
      `strategy name "${strategy.name}" is not a name such as sma-cross or momentum_strategy`,
      { name: strategy.name },
    );
  }
  return strategy;
}

/** Reads parameters by the strategy's schema, with its defaults. @throws E050 naming every invalid parameter. */
export function readParams(strategy: Strategy, params: unknown): unknown {
  const read = strategy.params.safeParse(params ?? {});
  if (!read.success)
    throw new RxtradeError('E050', `parameters of ${strategy.name} are invalid: ${z.prettifyError(read.error)}`, {
      strategy: strategy.name,
      params,
    });
  return read.data;
}
