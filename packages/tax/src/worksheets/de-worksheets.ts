import { greatest, shareOf, sum, zero } from '../amounts/exact-math.ts';
import type { ContractClose, ContractTotals } from '../contracts/contract-result.ts';
import type { Disposal } from '../result/disposal.ts';
import type { Figure, TaxResult, YearFigures } from '../result/tax-result.ts';
import { matchColumns, toCents } from './columns.ts';
import { figureRows, type Labels } from './figure-rows.ts';
import { type FormLines, linesIn, noNumbers, withLines } from './form-lines.ts';
import { incomeTable, matchTable, missingTable } from './tables.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Lines of Anlage SO. 2023 and 2024: help.divly.com tells each (41 to 47, 10 to 11), bbh-lohnsteuerhilfe.de and the help of
 * ELSTER for 2024 the blocks (41 to 47, 10 to 16), a broker's tax report 47. 2025, four lines further down: two preparers, one
 * after Haufe and Blockpit.
 */
const anlageSo: readonly FormLines[] = [
  {
    from: '2023',
    to: '2024',
    lines: { income: '11', salePrice: '44', saleCost: '45', saleExpenses: '46', privateSaleGain: '47' },
  },
  {
    from: '2025',
    to: '2025',
    lines: { income: '15', salePrice: '48', saleCost: '49', saleExpenses: '50', privateSaleGain: '51' },
  },
];

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
  const table = linesIn(anlageSo, year);
  const taxed = result.disposals.filter(({ matches }) => matches.some(({ term }) => term !== 'exempt'));
  return {
    name: 'anlageSO',
    form: 'Anlage SO',
    title: 'Private Veräußerungsgeschäfte und sonstige Leistungen',
    rows: figureRows(
      { figures: { ...figures, ...('privateSaleGain' in figures && saleFigures(taxed)) } },
      withLines(labels, table),
    ),
    tables: [...matchTable(result, matchColumns), ...incomeTable(result), ...missingTable(result)],
    notes: [
      ...(table === undefined ? [noNumbers] : [oneSale]),
      'Gains of units held longer are on no line. Losses come off gains of private sales alone, a year back and later years.',
      toCents,
    ],
  };
}

const oneSale =
  'The lines of sales are totals of all sales within one year; the table below lists each. A block of the form that takes one sale alone takes its own row of the table.';

/** What the taxed part of sales comes to; fees go with the units, so that price less cost and expenses is the gain. */
function saleFigures(disposals: readonly Disposal[]): Readonly<Record<string, Figure>> {
  const parts = disposals
    .filter(({ isTaxable }) => isTaxable)
    .map(({ matches, disposalFees, quantity }) => {
      const taxed = matches.filter(({ term }) => term !== 'exempt');
      const expenses = shareOf(disposalFees, sum(taxed.map((match) => match.quantity)), quantity);
      const net = sum(taxed.map(({ proceeds }) => proceeds));
      return { expenses, price: net.plus(expenses), cost: sum(taxed.map(({ costBasis }) => costBasis)) };
    });
  return {
    salePrice: sum(parts.map(({ price }) => price)),
    saleCost: sum(parts.map(({ cost }) => cost)),
    saleExpenses: sum(parts.map(({ expenses }) => expenses)),
  };
}

/** Futures and perpetuals are income from capital (EStG section 20(2) no. 3), without a holding period. */
function anlageKapSheet({ realizedPnl, fees, funding, net }: ContractTotals, closes: readonly ContractClose[]): Sheet {
  const results = closes.map((close) => close.realizedPnl);
  const gains = sum(results.map((one) => greatest(one, zero)));
  return {
    name: 'anlageKAP',
    form: 'Anlage KAP',
    title: 'Einkünfte aus Kapitalvermögen: Termingeschäfte',
    rows: figureRows(
      {
        figures: {
          closingGains: gains,
          closingLosses: gains.minus(sum(results)),
          contracts: { realizedPnl, fees, funding, net },
        },
      },
      {
        closingGains: { label: 'Gains of closed contracts, by average entry' },
        closingLosses: { label: 'Losses of closed contracts, by average entry' },
        'contracts.realizedPnl': { label: 'Gains less losses' },
        'contracts.fees': { label: 'Fees' },
        'contracts.funding': { label: 'Funding, positive when received' },
        'contracts.net': { label: 'All of it together' },
      },
    ),
    tables: [],
    leftOut: [
      {
        figure: 'lines of Anlage KAP',
        reason:
          'gains and losses of futures have lines of their own, which change with the year and with where the venue is; none was confirmed',
      },
    ],
    notes: [
      'No authority was found that says which of the lines takes funding. Fees and funding are told apart.',
      toCents,
    ],
  };
}
