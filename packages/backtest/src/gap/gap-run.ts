import { type CommandInput, type Pace, runWorld, type TransferInput } from '@rxtrade/core';
import { Subject } from 'rxjs';
import { assembleBacktest } from '../runner/assemble-backtest.ts';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { checkData } from '../runner/check-data.ts';
import type { BacktestResult } from '../runner/result.ts';
import { worldOf } from '../runner/run-backtest.ts';

/** Runs a backtest in which an operator says what is recorded, each word at its instant. */
export async function runSpoken(
  options: BacktestOptions,
  spoken: readonly (CommandInput | TransferInput)[],
): Promise<BacktestResult> {
  const assembled = assembleBacktest(options);
  checkData(options);
  const { series, events, ...world } = worldOf(options, assembled);
  const input$ = new Subject<CommandInput | TransferInput>();
  const waiting = [...spoken];
  const pace: Pace = {
    until: (at) => {
      for (let next = waiting[0]; next !== undefined && next.at <= at; next = waiting[0]) {
        waiting.shift();
        input$.next(next);
      }
      return undefined;
    },
  };
  const isSpoken = spoken.length > 0;
  const end = await runWorld({
    ...world,
    feeds: [{ kind: 'history', name: 'history', series, ...(events && { events }), ...(isSpoken && { pace }) }],
    ...(isSpoken && { input$ }),
  });
  return assembled.result({ bars: end.world.bars, events: end.world.events, endedBy: end.endedBy });
}
