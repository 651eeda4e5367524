import { dayText } from '../calendar/local-day.ts';
import type { ContractClose, ContractPosition, ContractResult } from '../contracts/contract-result.ts';
import { form8949 } from '../forms/us/form-8949.ts';
import { scheduleD } from '../forms/us/schedule-d.ts';
import { canSayInTxf, txfRecords } from '../forms/us/txf.ts';
import { type UsFormOptions, usAmount } from '../forms/us/us-form-options.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import { isAmount } from '../result/is-amount.ts';
import type { Figure, TaxResult } from '../result/tax-result.ts';
import { disposalDocument } from './disposal-document.ts';
import { amountText, instantText } from './text.ts';

/** What every report says of itself. */
export const notice = 'Worked out from the transactions given, by the rules of the date named. Not tax advice.';

/** A document that JSON can hold: amounts as decimal text, instants as ISO 8601. */
export type TaxDocument = Readonly<Record<string, unknown>>;

/** How the forms in a document are written. */
export type TaxDocumentOptions = { readonly us?: UsFormOptions };

/**
 * A result in the JSON vocabulary of docs/tax.md: disposals, what is left, income, missing basis, totals by tax year, and
 * the forms of the jurisdiction. Decimals longer than ten places are cut there.
 */
export function taxDocument(result: TaxResult, { us = {} }: TaxDocumentOptions = {}): TaxDocument {
  const { rules, disposals, income, missing, contracts, years, questions } = result;
  return {
    disposals: disposals.map((disposal) => disposalDocument(disposal, rules)),
    ...remainderOf(result),
    income: income.map(({ tx, at, kind, asset, quantity, value }) => ({
      ...{ tx, time: instantText(at), kind, asset },
      ...{ quantity: amountText(quantity), value: amountText(value) },
    })),
    missing: missing.map(({ tx, at, asset, account, quantity, proceeds }) => ({
      ...{ tx, time: instantText(at), asset, account },
      ...{ quantity: amountText(quantity), proceeds: amountText(proceeds) },
    })),
    ...(contracts !== undefined && contractsDocument(contracts)),
    byTaxYear: Object.fromEntries(years.map(({ year, figures }) => [year, figureDocument(figures)])),
    ...(rules.jurisdiction === 'US' && usForms(result, us)),
    leftOut: years.flatMap(({ year, leftOut }) => leftOut.map((one) => ({ year, ...one }))),
    questions,
    rules: { ...rules, notice },
  };
}

function remainderOf({ rules, lots, pools, portfolioCost }: TaxResult): TaxDocument {
  switch (rules.follows) {
    case 'lots':
      return { remainingLots: lots.map(lotDocument) };
    case 'pools':
      return { pools: pools.map(poolDocument) };
    case 'portfolio':
      return portfolioCost === undefined ? {} : { portfolioCost: amountText(portfolioCost) };
  }
}

function lotDocument({ id, asset, account, acquiredAt, holdingFrom, quantity, costBasis }: Lot): TaxDocument {
  return {
    lot: id,
    asset,
    acquired: instantText(acquiredAt),
    quantity: amountText(quantity),
    costBasis: amountText(costBasis),
    ...(holdingFrom !== undefined && { holdingFrom: dayText(holdingFrom) }),
    ...(account !== undefined && { account }),
  };
}

function poolDocument({ asset, account, quantity, cost }: Pool): TaxDocument {
  return {
    asset,
    ...(account !== undefined && { account }),
    quantity: amountText(quantity),
    cost: amountText(cost),
  };
}

function contractsDocument({ averageEntry, fifo, totals, open }: ContractResult): TaxDocument {
  return {
    averageEntry: averageEntry.map(closeDocument),
    fifo: fifo.map(closeDocument),
    totals: figureDocument(totals),
    openPosition: openDocument(open),
  };
}

function closeDocument({ tx, at, quantity, entryPrice, realizedPnl, asset }: ContractClose): TaxDocument {
  return {
    ...{ tx, time: instantText(at), asset, quantity: amountText(quantity) },
    ...{ entryPrice: amountText(entryPrice), realizedPnl: amountText(realizedPnl) },
  };
}

/** One position as its quantity; several by their contracts. */
function openDocument(open: readonly ContractPosition[]): unknown {
  const [only, ...others] = open;
  if (only === undefined) return '0';
  if (others.length === 0) return amountText(only.quantity);
  return open.map(({ asset, account, quantity }) => ({ asset, account, quantity: amountText(quantity) }));
}

function usForms(result: TaxResult, options: UsFormOptions): TaxDocument {
  return {
    form8949: form8949(result, options),
    // a schedule is of one year
    ...(result.years.length === 1 && {
      scheduleD: scheduleD(result, options).map((line) =>
        Object.fromEntries(
          Object.entries(line).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : usAmount(value, options),
          ]),
        ),
      ),
    }),
    ...(canSayInTxf(result) && { txf: txfRecords(result) }),
  };
}

function figureDocument(figure: Figure): unknown {
  if (typeof figure !== 'object') return figure;
  if (isAmount(figure)) return amountText(figure);
  return Object.fromEntries(Object.entries(figure).map(([name, part]) => [name, figureDocument(part)]));
}
