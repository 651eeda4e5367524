import { Exact } from '@rxtrade/core';
import { sum } from '../amounts/exact-math.ts';
import type { ContractTotals } from '../contracts/contract-result.ts';
import type { Figure, IncomeLine } from '../result/tax-result.ts';
import type { Dated, YearLines } from './tax-regime.ts';

/** Figures by name, to be added to. */
export type Figures = Record<string, Figure>;

/** The value of income, where there is any. */
export function incomeFigure(income: readonly IncomeLine[]): Figures {
  return income.length === 0 ? {} : { income: sum(income.map(({ value }) => value)) };
}

/** Contracts beside everything else, or by themselves where a year has nothing else. */
export function contractFigures({ contracts, disposals, income }: YearLines): Figures {
  if (contracts === undefined) return {};
  const figures = contractTotals(contracts);
  return disposals.length === 0 && income.length === 0 ? figures : { contracts: figures };
}

function contractTotals({
  realizedPnl,
  fees,
  funding,
  net,
}: ContractTotals): Figures & { readonly [name: string]: Exact } {
  return { realizedPnl, fees, funding, net };
}

/** The entry of a dated table that holds in a year; undefined before the first and for `until` and later. */
export function inForce<Value>(table: readonly Dated<Value>[], year: string, until?: string): Dated<Value> | undefined {
  if (until !== undefined && year >= until) return undefined;
  return table.findLast(({ from }) => from <= year);
}

/** Shorthand of tables: decimal text. */
export function exactOf(text: string): Exact {
  return Exact.of(text);
}
