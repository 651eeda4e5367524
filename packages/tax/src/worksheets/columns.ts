import { figure, text } from './tables.ts';

/** What is said of money that is rounded to be shown. */
export const toCents =
  'Money is shown to cents; totals are of the unrounded amounts, so that they may differ from the rows in a cent.';

/** A row a disposal. */
export const disposalColumns = [
  text('day', 'Day'),
  text('asset', 'Asset'),
  figure('quantity', 'Units'),
  figure('gross', 'Proceeds'),
  figure('costBasis', 'Cost'),
  figure('fees', 'Fees'),
  figure('gain', 'Gain or loss'),
];

/** A row a lot behind a disposal. */
export const matchColumns = [
  text('acquired', 'Acquired'),
  text('day', 'Sold'),
  text('asset', 'Asset'),
  figure('quantity', 'Units'),
  figure('proceeds', 'Net proceeds'),
  figure('costBasis', 'Cost'),
  figure('gain', 'Gain or loss'),
  text('term', 'Term'),
];
