import { exactOf } from '../figures.ts';
import type { Dated } from '../tax-regime.ts';

const hmrc = 'TCGA 1992 s1K (before 2019 s3); HMRC, Capital Gains Tax rates and allowances';

/** What an individual may gain free of tax, by tax year. */
export const annualExemptAmounts: readonly Dated[] = [
  { from: '2006-07', value: exactOf('8800'), source: hmrc },
  { from: '2007-08', value: exactOf('9200'), source: hmrc },
  { from: '2008-09', value: exactOf('9600'), source: hmrc },
  { from: '2009-10', value: exactOf('10100'), source: hmrc },
  { from: '2011-12', value: exactOf('10600'), source: hmrc },
  { from: '2013-14', value: exactOf('10900'), source: hmrc },
  { from: '2014-15', value: exactOf('11000'), source: hmrc },
  { from: '2015-16', value: exactOf('11100'), source: hmrc },
  { from: '2017-18', value: exactOf('11300'), source: hmrc },
  { from: '2018-19', value: exactOf('11700'), source: hmrc },
  { from: '2019-20', value: exactOf('12000'), source: hmrc },
  { from: '2020-21', value: exactOf('12300'), source: hmrc },
  { from: '2023-24', value: exactOf('6000'), source: `${hmrc}; Finance Act 2023 s8` },
  { from: '2024-25', value: exactOf('3000'), source: `${hmrc}; Finance Act 2023 s8` },
];

/** The first tax year whose amount nobody has entered. */
export const annualExemptKnownUntil = '2027-28';
