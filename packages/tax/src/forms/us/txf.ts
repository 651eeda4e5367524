import { RxtradeError } from '@rxtrade/core';
import type { TaxResult } from '../../result/tax-result.ts';
import { type Form8949Box, type Form8949Row, form8949 } from './form-8949.ts';

/**
 * Reference numbers of TXF V042 by the box of Form 8949 (Intuit, 30 November 2011; taxdataexchange.org). The specification
 * ends there: the boxes of digital assets have none.
 */
const references: Readonly<Partial<Record<Form8949Box, number>>> = { A: 321, B: 711, C: 712, D: 323, E: 713, F: 714 };

/** Whether TXF has a code for every row. It has none for digital assets from 2025 on. */
export function canSayInTxf(result: TaxResult): boolean {
  return form8949(result).every(({ box }) => references[box] !== undefined);
}

/**
 * The records of a TXF file, line by line, without its header: record format 4, and 5 with the disallowed loss of a wash
 * sale.
 *
 * @throws E507 for digital assets sold from 2025 on.
 */
export function txfRecords(result: TaxResult): readonly string[] {
  return form8949(result).flatMap(recordOf);
}

/** The header that comes before them: version, program, and the day as 12/31/2025. */
export function txfHeader(program: string, day: string): readonly string[] {
  return ['V042', `A${program}`, `D${day}`, '^'];
}

function recordOf({ box, a, b, c, d, e, g }: Form8949Row): readonly string[] {
  const reference = references[box];
  if (reference === undefined)
    throw new RxtradeError(
      'E507',
      `TXF ends with 2011 and has no code for box ${box} of Form 8949, where digital assets go from 2025 on; use the Form 8949 statement instead`,
      { box },
    );
  const wash = g === '' ? [] : [`$${g}`];
  return ['TD', `N${String(reference)}`, 'C1', 'L1', `P${a}`, `D${b}`, `D${c}`, `$${e}`, `$${d}`, ...wash, '^'];
}
