import { explainDisposal, type Figure, isAmount, notice, type TaxResult } from '@rxtrade/tax';
import { gridOf, listOf } from '../../terminal/index.ts';
import { shortAmount } from './short-amount.ts';

/** As many disposals as a person reads; `--json` holds all. */
const explainedMax = 20;

/** A result as a person reads it: what it goes by, what each year comes to, what is held, why, and what is open. */
export function computedText(result: TaxResult): string {
  const { rules, disposals, questions, years } = result;
  const shown = disposals.slice(-explainedMax);
  return [
    listOf([
      ['Rules', `${rules.jurisdiction}, ${rules.method}, ${rules.basisScope} basis, in ${rules.currency}`],
      ['As of', rules.asOf],
      ['Days in', rules.timezone],
    ]),
    ...years.flatMap(({ year, figures, leftOut }) => [
      '',
      `  Tax year ${year}`,
      listOf(rowsOf(figures)),
      ...leftOut.map(({ figure, reason }) => `  ${figure} is left out: ${reason}`),
    ]),
    ...heldLines(result),
    ...(shown.length === 0 ? [] : ['', `  Why (the last ${shown.length} of ${disposals.length} disposals)`]),
    ...shown.map((disposal) => `  - ${explainDisposal(disposal, rules)}`),
    ...(questions.length === 0 ? [] : ['', '  Open questions', ...questions.map(({ text }) => `  - ${text}`)]),
    '',
    `  ${notice}`,
    '',
  ].join('\n');
}

function heldLines({ lots, pools, portfolioCost, rules }: TaxResult): readonly string[] {
  if (lots.length > 0)
    return [
      '',
      gridOf(
        ['lot', 'asset', 'account', 'units', 'basis'],
        lots.map(({ id, asset, account = '', quantity, costBasis }) => [
          id,
          asset,
          account,
          shortAmount(quantity),
          shortAmount(costBasis),
        ]),
        [3, 4],
      ),
    ];
  if (pools.length > 0)
    return [
      '',
      gridOf(
        ['asset', 'units', 'cost'],
        pools.map(({ asset, quantity, cost }) => [asset, shortAmount(quantity), shortAmount(cost)]),
        [1, 2],
      ),
    ];
  return portfolioCost === undefined
    ? []
    : ['', `  Cost of the portfolio: ${shortAmount(portfolioCost)} ${rules.currency}`];
}

function rowsOf(figures: Readonly<Record<string, Figure>>, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(figures).flatMap(([name, figure]): readonly (readonly [string, string])[] => {
    if (typeof figure !== 'object') return [[`${prefix}${name}`, String(figure)]];
    return isAmount(figure) ? [[`${prefix}${name}`, shortAmount(figure)]] : rowsOf(figure, `${prefix}${name} `);
  });
}
