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
import { jsonText } from './json-text.ts';
import { ListPart } from './list-part.ts';
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
export function taxDocument(result: TaxResult, options: TaxDocumentOptions = {}): TaxDocument {
  return Object.fromEntries(
    Object.entries(documentParts(result, options)).map(([name, part]) => [
      name,
      part instanceof ListPart ? [...part.items] : part,
    ]),
  );
}

/** The text of `taxDocument` as JSON, in pieces to be read once. */
export function taxDocumentText(result: TaxResult, options: TaxDocumentOptions = {}): Iterable<string> {
  return jsonText(documentParts(result, options));
}

/** The fields of a document, in order. Its lists can be gone through once. */
function documentParts(result: TaxResult, { us = {} }: TaxDocumentOptions = {}): TaxDocument {
  const { rules, disposals, income, missing, contracts, years, questions } = result;
  return {
    disposals: listed(disposals, (disposal) => disposalDocument(disposal, rules)),
    ...remainderOf(result),
    income: listed(income, ({ tx, at, kind, asset, quantity, value }) => ({
      ...{ tx, time: instantText(at), kind, asset },
      ...{ quantity: amountText(quantity), value: amountText(value) },
    })),
    missing: listed(missing, ({ tx, at, asset, account, quantity, proceeds }) => ({
      ...{ tx, time: instantText(at), asset, account },
      ...{ quantity: amountText(quantity), proceeds: amountText(proceeds) },
    })),
    ...(contracts !== undefined && contractsDocument(contracts)),
    byTaxYear: Object.fromEntries(years.map(({ year, figures }) => [year, figureDocument(figures)])),
    ...(rules.jurisdiction === 'US' && usForms(result, us)),
    leftOut: years.flatMap(({ year, leftOut }) => leftOut.map((one) => ({ year, ...one }))),
    questions: listed(questions, (question) => question),
    rules: { ...rules, notice },
  };
}

function listed<Item>(items: readonly Item[], documentOf: (item: Item) => unknown): ListPart {
  return new ListPart(
    (function* () {
      for (const item of items) yield documentOf(item);
    })(),
  );
}

function remainderOf({ rules, lots, pools, portfolioCost }: TaxResult): TaxDocument {
  switch (rules.follows) {
    case 'lots':
      return { remainingLots: listed(lots, lotDocument) };
    case 'pools':
      return { pools: listed(pools, poolDocument) };
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
    averageEntry: listed(averageEntry, closeDocument),
    fifo: listed(fifo, closeDocument),
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
  const { disposals, years } = result;
  const isOnTxf = disposals.every((disposal) => canSayInTxf({ ...result, disposals: [disposal] }));
  return {
    // what brokers reported is shared out over the rows of a day: those are made at once
    form8949:
      (options.reported ?? []).length > 0 ? form8949(result, options) : rowsOf(result, (one) => form8949(one, options)),
    // a schedule is of one year
    ...(years.length === 1 && {
      scheduleD: scheduleD(result, options).map((line) =>
        Object.fromEntries(
          Object.entries(line).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : usAmount(value, options),
          ]),
        ),
      ),
    }),
    ...(isOnTxf && { txf: rowsOf(result, txfRecords) }),
  };
}

/** Rows of a form, those of one disposal at a time. */
function rowsOf(result: TaxResult, rows: (one: TaxResult) => readonly unknown[]): ListPart {
  return new ListPart(
    (function* () {
      for (const disposal of result.disposals) yield* rows({ ...result, disposals: [disposal] });
    })(),
  );
}

function figureDocument(figure: Figure): unknown {
  if (typeof figure !== 'object') return figure;
  if (isAmount(figure)) return amountText(figure);
  return Object.fromEntries(Object.entries(figure).map(([name, part]) => [name, figureDocument(part)]));
}
