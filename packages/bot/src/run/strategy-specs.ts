import { resolve } from 'node:path';
import { type DurationMs, durationOf, RxtradeError, type Strategy, type StrategyAssignment } from '@rxtrade/core';
import { loadStrategy } from '../strategy-files/index.ts';
import type { StrategySpec } from './run-spec.ts';
import { hasParameter, strategyParams } from './strategy-params.ts';

/** A strategy as a run states it, and as it was loaded. */
export type PlannedStrategy = { readonly spec: StrategySpec; readonly strategy: Strategy };

/**
 * Reads strategies as they are named on the command line, `NAME` or `FILE`, each with `@1h` behind it where it wants bars
 * of that timeframe alone, and their parameters: `name=value` for all that have it, `ID.name=value` for one.
 *
 * @throws As rejection, E901, E902, E050 or E903.
 */
export async function planStrategies(
  names: readonly string[],
  params: readonly string[],
  folder: string,
): Promise<readonly PlannedStrategy[]> {
  const loaded: { readonly named: NamedStrategy; readonly strategy: Strategy }[] = [];
  for (const text of names) {
    const named = namedStrategy(text);
    loaded.push({ named, strategy: await loadStrategy(named.name, folder) });
  }
  const ids = idsOf(loaded);
  const strategies = loaded.map(({ strategy }, i) => ({ id: ids[i] ?? strategy.name, strategy }));
  const pairs = pairsOf(strategies, params);
  return loaded.map(({ named, strategy }, i) => ({
    strategy,
    spec: {
      id: ids[i] ?? strategy.name,
      strategy: isFile(named.name) ? resolve(folder, named.name) : named.name,
      params: strategyParams(strategy, pairs[i] ?? []),
      ...(named.intervalMs !== undefined && { intervalsMs: [named.intervalMs] }),
    },
  }));
}

/** Where some want a timeframe of their own, the others get those of the run alone. */
export function withTimeframes(
  planned: readonly PlannedStrategy[],
  baseIntervalsMs: readonly DurationMs[],
): readonly PlannedStrategy[] {
  if (planned.every(({ spec }) => spec.intervalsMs === undefined)) return planned;
  return planned.map((one) => ({
    ...one,
    spec: { ...one.spec, intervalsMs: one.spec.intervalsMs ?? [...baseIntervalsMs] },
  }));
}

/** The strategies of a run at work, each on an equal share of the account. */
export function assignmentsOf(planned: readonly PlannedStrategy[]): readonly StrategyAssignment[] {
  return planned.map(({ spec: { id, params, intervalsMs }, strategy }) => ({
    strategy,
    id,
    params,
    ...(intervalsMs && { intervalsMs }),
    ...(planned.length > 1 && { allocation: 1 / planned.length }),
  }));
}

type NamedStrategy = { readonly name: string; readonly suffix: string; readonly intervalMs?: DurationMs };

function namedStrategy(text: string): NamedStrategy {
  const [, name, timeframe] = /^(.+)@([1-9]\d{0,5}[smhdw])$/.exec(text) ?? [];
  if (name === undefined || timeframe === undefined) return { name: text, suffix: '' };
  return { name, suffix: `@${timeframe}`, intervalMs: durationOf(timeframe) };
}

/** Names that tell the strategies apart: with the timeframe where one is there twice, then with a number. */
function idsOf(loaded: readonly { readonly named: NamedStrategy; readonly strategy: Strategy }[]): readonly string[] {
  const names = loaded.map(({ strategy }) => strategy.name);
  const longer = loaded.map(({ named, strategy: { name } }) =>
    names.filter((one) => one === name).length === 1 ? name : `${name}${named.suffix}`,
  );
  return longer.map((name, i) => {
    const before = longer.slice(0, i).filter((one) => one === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });
}

/** The pairs of each strategy, without the id they began with. */
function pairsOf(
  strategies: readonly { readonly id: string; readonly strategy: Strategy }[],
  params: readonly string[],
): readonly (readonly string[])[] {
  const lists = strategies.map((): string[] => []);
  for (const pair of params) {
    const own = strategies.findIndex(({ id }) => pair.startsWith(`${id}.`));
    if (own >= 0) {
      lists[own]?.push(pair.slice((strategies[own]?.id.length ?? 0) + 1));
      continue;
    }
    const name = pair.split('=', 1)[0] ?? '';
    const having = strategies.map(({ strategy }) => hasParameter(strategy, name));
    if (strategies.length > 1 && !having.includes(true))
      throw new RxtradeError(
        'E903',
        `--param "${pair}" fits none of the strategies ${strategies.map(({ id }) => id).join(', ')}; write name=value, or ID.name=value for one of them`,
        { pair },
      );
    lists.forEach((list, i) => {
      if (strategies.length === 1 || having[i] === true) list.push(pair);
    });
  }
  return lists;
}

function isFile(strategy: string): boolean {
  return /\.[mc]?[jt]s$/.test(strategy);
}
