import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import {
  checkStrategyName,
  handlerStrategyTemplate,
  reactiveStrategyTemplate,
  writeStrategy,
} from '../../init/index.ts';
import { builtInStrategies } from '../../strategy-files/index.ts';

/** What `rxtrade strategy new` was asked. */
export type NewStrategyFlags = { readonly reactive?: boolean; readonly out?: string; readonly json?: boolean };

/**
 * Writes the file of a new strategy.
 *
 * @throws As rejection, E903 for a name or file that cannot be one, E906 when the file exists or cannot be written.
 */
export async function newStrategy(name: string, flags: NewStrategyFlags, context: CommandContext): Promise<number> {
  const file = flags.out ?? `strategies/${name}.ts`;
  checkStrategyName(
    name,
    builtInStrategies.map((one) => one.name),
  );
  if (!/\.m?ts$/.test(file))
    throw new RxtradeError('E903', `--out is "${file}"; a strategy file ends in .ts or .mts`, { file });
  const form = flags.reactive === true ? 'reactive' : 'handlers';
  const text = form === 'reactive' ? reactiveStrategyTemplate(name) : handlerStrategyTemplate(name);
  await writeStrategy(resolve(context.cwd, file), text);
  if (flags.json === true) context.stdout(`${JSON.stringify({ name, file, form }, undefined, 2)}\n`);
  else context.stdout(`wrote ${file}\nnext\n  rxtrade backtest run ${file}\n`);
  return exitCodes.done;
}
