import type { BacktestResult } from '@rxtrade/backtest';
import { Exact, type Fill, type FundingPaid, RxtradeError } from '@rxtrade/core';
import {
  afterTax,
  type LotMethod,
  methodNamed,
  notice,
  type Prices,
  regimeNamed,
  TaxObserver,
  type TaxRates,
  type TaxRegime,
  taxByYear,
} from '@rxtrade/tax';
import type { PreparedRun } from './prepare-run.ts';
import type { RunFlags } from './run-flags.ts';

/** Whose law a run's profit is taxed by, how lots are picked, and at which rates. */
export type TaxAsk = { readonly regime: TaxRegime; readonly method: LotMethod; readonly rates: TaxRates };

/** What tax leaves of a run, as plain JSON; or why that is left out. */
export type RunAfterTax = ReturnType<typeof runAfterTax>;

/**
 * Reads `--tax` and `--tax-rate`; undefined where neither is given.
 *
 * @throws E502 when the jurisdiction or method is unknown, E903 when one option lacks the other or a rate is none.
 */
export function readTaxAsk({ tax, taxRate }: Pick<RunFlags, 'tax' | 'taxRate'>): TaxAsk | undefined {
  if (tax === undefined && taxRate === undefined) return undefined;
  if (tax === undefined || taxRate === undefined)
    throw new RxtradeError('E903', '--tax and --tax-rate belong together: --tax US --tax-rate 0.37 long=0.15', {});
  const [law = '', method] = tax.split(':');
  const regime = regimeNamed(law);
  return { regime, method: methodNamed(method ?? regime.defaults.method), rates: ratesOf(taxRate, regime) };
}

function ratesOf(texts: readonly string[], { termNames, jurisdiction }: TaxRegime): TaxRates {
  const names: readonly string[] = [...Object.values(termNames ?? {}), 'contracts'];
  const own = new Map<string, Exact>();
  for (const text of texts) {
    const [name, value] = text.includes('=') ? (text.split('=', 2) as [string, string]) : ['rate', text];
    if ((name !== 'rate' && !names.includes(name)) || !/^(0(\.\d+)?|1(\.0+)?)$/.test(value) || own.has(name))
      throw new RxtradeError(
        'E903',
        `--tax-rate takes one rate from 0 to 1, such as 0.37, and in ${jurisdiction} also ${names.map((one) => `${one}=0.15`).join(', ')}, each once; not "${text}"`,
        { text },
      );
    own.set(name, Exact.of(value));
  }
  const rate = own.get('rate');
  if (rate === undefined)
    throw new RxtradeError(
      'E903',
      '--tax-rate lacks the rate of everything that has none of its own, such as 0.37',
      {},
    );
  const contracts = own.get('contracts');
  const byTerm = Object.fromEntries([...own].filter(([name]) => name !== 'rate' && name !== 'contracts'));
  return { rate, byTerm: byTerm, ...(contracts !== undefined && { contracts }) };
}

/**
 * An estimate of what tax leaves of a run: each tax year's gains at the rates given, nothing carried over, and what is still
 * open at the end as it stands and as if it were sold. Tax is not taken out of the run's cash. Where coins were sold that
 * were never bought, as in short sales, or money had no rate, it is left out, with the reason.
 */
export function runAfterTax({ series }: PreparedRun, result: BacktestResult, { regime, method, rates }: TaxAsk) {
  const { reportingCurrency: currency } = result;
  const observer = new TaxObserver({ regime, method, currency });
  for (const fact of inOrder(result)) {
    if ('fill' in fact) observer.fill(fact.fill);
    else observer.funding(fact.funding);
  }
  const { book, refused } = observer;
  book.finish();
  const head = {
    ...{ jurisdiction: regime.jurisdiction, method: method.name, asOf: regime.asOf, currency },
    rates: { rate: rates.rate, ...rates.byTerm, ...(rates.contracts && { contracts: rates.contracts }) },
    notice,
  };
  const missing = book.result().missing[0];
  const [first] = refused;
  if (first !== undefined) return { ...head, leftOut: first.error.message };
  if (missing !== undefined)
    return {
      ...head,
      leftOut: `${missing.asset} was sold that was never bought, and tax on short sales of coins is not worked out`,
    };
  const at = result.curve.at.at(-1) ?? 0;
  const equity = moneyOf(result.finalEquity);
  const years = taxByYear(book, rates);
  const now = afterTax(book, { equity, prices: lastPrices(series, currency), rates, at });
  const earlier = sum(years.filter(({ year }) => year !== book.yearAt(at)).map(({ tax }) => tax));
  const returnOf = (left: Exact) => left.toFloat() / result.initialEquity - 1;
  return {
    ...head,
    years,
    tax: earlier.plus(now.taxDue),
    taxIfSold: earlier.plus(now.taxIfSold),
    totalReturn: returnOf(equity),
    afterTaxReturn: returnOf(now.afterTaxEquity.minus(earlier)),
    afterTaxReturnIfSold: returnOf(now.afterTaxEquityIfSold.minus(earlier)),
  };
}

type Paid = { readonly at: number } & ({ readonly fill: Fill } | { readonly funding: FundingPaid });

/** Fills and funding as they happened. */
function inOrder({ fills, fundings }: BacktestResult): readonly Paid[] {
  const facts: readonly Paid[] = [
    ...fills.map((fill) => ({ at: fill.eventAt, fill })),
    ...fundings.map((funding) => ({ at: funding.at, funding })),
  ];
  return facts.toSorted((a, b) => a.at - b.at);
}

/** The last price of each coin and contract, where it is in the money of the account. */
function lastPrices(series: PreparedRun['series'], currency: string): Prices {
  return Object.fromEntries(
    series
      .filter(({ instrument }) => instrument.quote === currency)
      .map(({ instrument: { id, base, kind }, columns }) => [
        kind === 'spot' ? base : id,
        moneyOf(columns.close[columns.length - 1] ?? 0),
      ]),
  );
}

function moneyOf(amount: number): Exact {
  return Exact.of(amount.toFixed(8));
}

function sum(amounts: readonly Exact[]): Exact {
  return amounts.reduce((all, one) => all.plus(one), Exact.of('0'));
}
