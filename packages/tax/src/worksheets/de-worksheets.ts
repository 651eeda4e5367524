import type { Disposal } from '../result/disposal.ts';
import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { anlageKapSheet } from './anlage-kap.ts';
import { matchColumns, toCents } from './columns.ts';
import { figureRows, type Labels } from './figure-rows.ts';
import { type FormLines, linesIn, noNumbers, withLines } from './form-lines.ts';
import { saleFigures } from './sale-figures.ts';
import { incomeTable, matchTable, missingTable } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Lines of Anlage SO for one sale of crypto-assets, and for several by a list of one's own. 2024 and 2025: the forms
 * (2024AnlSO131NET to 133NET, 2025AnlSO131NET to 133NET) as open-leprechaun reads them, help.divly.com and a preparer's file
 * after Haufe. 2023: bbh-lohnsteuerhilfe.de and help.divly.com; the line of several sales was not confirmed.
 */
const oneSale: readonly FormLines[] = [
  { from: '2023', to: '2024', lines: linesOfOneSale(['11', '44', '45', '46', '47']) },
  { from: '2025', to: '2025', lines: linesOfOneSale(['15', '48', '49', '50', '51']) },
];
const severalSales: readonly FormLines[] = [
  { from: '2023', to: '2023', lines: { income: '11' } },
  { from: '2024', to: '2024', lines: { income: '11', privateSaleGain: '55' } },
  { from: '2025', to: '2025', lines: { income: '15', privateSaleGain: '59' } },
];

function linesOfOneSale([income, salePrice, saleCost, saleExpenses, privateSaleGain]: FiveLines): FormLines['lines'] {
  return { income, salePrice, saleCost, saleExpenses, privateSaleGain };
}

type FiveLines = readonly [string, string, string, string, string];

const labels: Labels = {
  income: { label: 'Other income received (EStG section 22 no. 3)' },
  taxableIncome: { label: 'Taxable other income' },
  salePrice: { label: 'Sale prices, of units held within one year' },
  saleCost: { label: 'Acquisition costs of those units' },
  saleExpenses: { label: 'Expenses of those sales' },
  privateSaleGain: { label: 'Gain from private sales within one year (EStG section 23)' },
  exemptGain: { label: 'Gain of units held longer, not taxed' },
  limit: { label: 'Exemption limit: free only below it' },
  taxable: { label: 'Taxable gain from private sales' },
};

/** Anlage SO: private sales and other income; and Anlage KAP where there were contracts. */
export function deWorksheets(result: TaxResult, year: YearFigures): readonly Sheet[] {
  const {
    contracts: _contracts,
    realizedPnl: _pnl,
    fees: _fees,
    funding: _funding,
    net: _net,
    ...figures
  } = year.figures;
  const totals = result.contracts?.years[0];
  return [
    ...(Object.keys(figures).length > 0 ? [anlageSoSheet(result, { ...year, figures })] : []),
    ...(totals === undefined ? [] : [anlageKapSheet(totals, result.contracts?.averageEntry ?? [])]),
  ];
}

function anlageSoSheet(result: TaxResult, { year, figures }: YearFigures): Sheet {
  const sales = result.disposals.filter((disposal) => disposal.isTaxable && taxedMatches(disposal).length > 0);
  const isOne = sales.flatMap(taxedMatches).length === 1;
  const table = linesIn(isOne ? oneSale : severalSales, year);
  return {
    name: 'anlageSO',
    form: 'Anlage SO',
    title: 'Private Veräußerungsgeschäfte und sonstige Leistungen',
    rows: figureRows(
      { figures: { ...figures, ...('privateSaleGain' in figures && saleFigures(sales, taxedMatches)) } },
      withLines(labels, table),
    ),
    tables: [...matchTable(result, matchColumns), ...incomeTable(result), ...missingTable(result)],
    leftOut:
      table !== undefined && !isOne && sales.length > 0 && table.lines['privateSaleGain'] === undefined
        ? [{ figure: 'line of several sales', reason: 'it was not confirmed for this year' }]
        : [],
    notes: [
      ...(table === undefined ? [noNumbers] : isOne || sales.length === 0 ? [] : [byList]),
      'Gains of units held longer are on no line. Losses come off gains of private sales alone, a year back and later years.',
      toCents,
    ],
  };
}

const byList =
  'A block of the form takes one sale. Several are one line by a list of your own, for which the table of sales is made.';

function taxedMatches({ matches }: Disposal): Disposal['matches'] {
  return matches.filter(({ term }) => term !== 'exempt');
}
