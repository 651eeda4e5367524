import type { TaxResult, YearFigures } from '../result/tax-result.ts';
import { figureRows, type Labels } from './figure-rows.ts';
import { salesOf2086 } from './form-2086.ts';
import { disposalTable, figure, incomeTable, matchTable, missingTable, text } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/** Crypto assets have a section of their own on SA108 from this year. */
const cryptoSectionFrom = '2024-25';
const toCents =
  'Money is shown to cents; totals are of the unrounded amounts, so that they may differ from the rows in a cent.';
const noNumbers = 'Line numbers are left out: none was confirmed for this year. Take the figures by their names.';

const disposalColumns = [
  text('day', 'Day'),
  text('asset', 'Asset'),
  figure('quantity', 'Units'),
  figure('gross', 'Proceeds'),
  figure('costBasis', 'Cost'),
  figure('fees', 'Fees'),
  figure('gain', 'Gain or loss'),
];
const matchColumns = [
  text('acquired', 'Acquired'),
  text('day', 'Sold'),
  text('asset', 'Asset'),
  figure('quantity', 'Units'),
  figure('proceeds', 'Net proceeds'),
  figure('costBasis', 'Cost'),
  figure('gain', 'Gain or loss'),
  text('term', 'Term'),
];

const sa108: Labels = {
  'sa108.13.1': { line: '13.1', label: 'Number of disposals' },
  'sa108.13.2': { line: '13.2', label: 'Disposal proceeds' },
  'sa108.13.3': { line: '13.3', label: 'Allowable costs' },
  'sa108.13.4': { line: '13.4', label: 'Gains in the year, before losses' },
  'sa108.13.5': { line: '13.5', label: 'Losses in the year' },
  grossProceeds: { label: 'Disposal proceeds, before rounding' },
  allowableCosts: { label: 'Allowable costs, before rounding' },
  gains: { label: 'Gains, before rounding' },
  losses: { label: 'Losses, before rounding' },
  net: { label: 'Net gain or loss' },
  netBeforeRatesChanged: { label: 'of it until 29 October 2024, at the earlier rates' },
  netSinceRatesChanged: { label: 'of it from 30 October 2024, at the later rates' },
  annualExemptAmount: { label: 'Annual exempt amount' },
  taxableGain: { label: 'Gain above the exempt amount, before losses of earlier years' },
};

/** SA108 and the computation that goes with it. */
export function gbWorksheet(result: TaxResult, year: YearFigures): Sheet {
  const hasSection = year.year >= cryptoSectionFrom;
  const { sa108: boxes, ...figures } = year.figures;
  const leftOut =
    boxes !== undefined && !hasSection
      ? [{ figure: 'boxes 13.1 to 13.5', reason: `SA108 has its crypto section from ${cryptoSectionFrom}` }]
      : [];
  return {
    name: 'sa108',
    form: 'SA108',
    title: 'Capital gains summary, with its computation',
    rows: figureRows(hasSection ? year : { figures }, sa108).map((row) => ({
      ...row,
      name: row.name.replace(/^sa108\./, ''),
    })),
    tables: [
      ...disposalTable(result, [
        ...disposalColumns.slice(0, 3),
        text('rule', 'Matched by'),
        ...disposalColumns.slice(3),
      ]),
      ...incomeTable(result),
      ...missingTable(result),
    ],
    leftOut,
    notes: ['Boxes are whole pounds: money in is rounded down, costs and losses up.', toCents],
  };
}

/** Form 2086, sale by sale. */
export function frWorksheet(result: TaxResult, year: YearFigures): Sheet {
  return {
    name: 'form2086',
    form: 'Form 2086',
    title: 'Plus-values sur cessions d’actifs numériques',
    rows: figureRows(year, {
      totalProceeds: { label: 'Prices of the year’s sales together' },
      gain: { label: 'Gain or loss of the year' },
      exempt: { label: 'Exempt, as sales do not exceed 305' },
      taxable: { label: 'Taxable gain' },
    }),
    tables: [...salesOf2086(result.disposals), ...incomeTable(result), ...missingTable(result)],
    notes: ['Line 216, balancing payments of a swap, is left out: none is recorded.'],
  };
}

/** Anlage SO: private sales and other income. */
export function deWorksheet(result: TaxResult, year: YearFigures): Sheet {
  return {
    name: 'anlageSO',
    form: 'Anlage SO',
    title: 'Private Veräußerungsgeschäfte und sonstige Leistungen',
    rows: figureRows(year, {
      privateSaleGain: { label: 'Gain from private sales within one year (EStG section 23)' },
      exemptGain: { label: 'Gain of units held longer, not taxed' },
      limit: { label: 'Exemption limit: free only below it' },
      taxable: { label: 'Taxable gain from private sales' },
      income: { label: 'Other income received (EStG section 22 no. 3)' },
      taxableIncome: { label: 'Taxable other income' },
    }),
    tables: [...matchTable(result, matchColumns), ...incomeTable(result), ...missingTable(result)],
    notes: [noNumbers, toCents],
  };
}

/** Schedule 3 of the Canadian return. */
export function caWorksheet(result: TaxResult, year: YearFigures): Sheet {
  return {
    name: 'schedule3',
    form: 'Schedule 3',
    title: 'Capital gains or losses',
    rows: figureRows(year, {
      gain: { label: 'Gain or loss of the year' },
      deniedLoss: { label: 'Superficial losses denied' },
      taxableHalf: { label: 'Taxable half of the gain' },
    }),
    tables: [
      ...disposalTable(result, [
        ...disposalColumns.slice(0, 4),
        figure('costBasis', 'Adjusted cost base'),
        figure('fees', 'Outlays'),
        figure('disallowedLoss', 'Denied loss'),
        figure('gain', 'Gain or loss'),
      ]),
      ...incomeTable(result),
      ...missingTable(result),
    ],
    notes: [noNumbers, toCents],
  };
}

/** What a year comes to where no form is known: Australia, pure arithmetic, and jurisdictions of one's own. */
export function summaryWorksheet(result: TaxResult, year: YearFigures): Sheet {
  const hasTerms = result.disposals.some(({ matches }) => matches.some(({ term }) => term !== undefined));
  return {
    name: 'capitalGains',
    form: 'Capital gains summary',
    title: 'Capital gains of the year',
    rows: figureRows(year, {
      discountGains: { label: 'Gains that take the discount' },
      otherGains: { label: 'Other gains' },
      losses: { label: 'Losses' },
      discount: { label: 'Discount' },
      netCapitalGain: { label: 'Net capital gain' },
      lossCarriedForward: { label: 'Loss carried forward' },
      gain: { label: 'Gain or loss before discount' },
    }),
    tables: [
      ...(hasTerms ? matchTable(result, matchColumns) : disposalTable(result, disposalColumns)),
      ...incomeTable(result),
      ...missingTable(result),
    ],
    notes: [toCents],
  };
}
