import { Exact } from '@rxtrade/core';
import { UnreadRow } from './unread-row.ts';

/** The sign that a file's decimals start with. */
export type DecimalSign = '.' | ',';

const money = /[$€£¥₹₺₽₩₫₴₦₱]/g;
const commaOnly = /^-?(\d+,(\d{1,2}|\d{4,})|0,\d+|\d{1,3}(\.\d{3})+,\d+)$/;
const dotOnly = /^-?(\d+\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d+)$/;
const plain = /^[+-]?\d{1,60}(\.\d{1,30})?$/;
const grouped: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^[+-]?\d{1,3}(,\d{3})+\.\d+$/,
  ',': /^[+-]?(\d{1,3}(\.\d{3})+,\d+|[1-9]\d{0,2}(\.\d{3})+)$/,
};

/**
 * The decimal sign of a file whose cells can be read in one way only: `1.234,5` or `0,25`. Where cells speak for both, or
 * for neither, it is the point, and a cell with a comma that does not fit is refused, never guessed.
 */
export function decimalSignOf(records: Iterable<{ readonly cells: readonly string[] }>): DecimalSign {
  let commas = false;
  for (const { cells } of records)
    for (const cell of cells) {
      if (dotOnly.test(cell)) return '.';
      commas ||= commaOnly.test(cell);
    }
  return commas ? ',' : '.';
}

/** Reads an amount, with a currency sign or thousands separators in groups of three where it has them. */
export function amountOf(text: string, sign: DecimalSign): Exact {
  if (sign === '.' && plain.test(text)) return Exact.of(text);
  const bare = text
    .replace(money, '')
    .replace(/[\s\u00A0']/g, '')
    .replace(/^\((.*)\)$/, '-$1');
  const thousands = sign === '.' ? ',' : '.';
  const isGrouped = grouped[sign].test(bare);
  const digits = (isGrouped ? bare.replaceAll(thousands, '') : bare).replace(sign, '.');
  if (plain.test(digits) && (isGrouped || !bare.includes(thousands))) return Exact.of(digits);
  if (/^[+-]?\d*\.?\d+e[+-]?\d{1,2}$/i.test(digits)) return fromExponent(digits);
  const hint = bare.includes(',') ? '; say which sign its decimals have' : '';
  throw new UnreadRow(`"${text}" is not an amount${hint}`);
}

/** `1e-7`: how spreadsheets save small amounts. */
function fromExponent(text: string): Exact {
  const [digits = '0', exponent = '0'] = text.toLowerCase().split('e');
  const value = Exact.of(digits.replace(/^([+-]?)\./, '$10.'));
  const places = value.scale - Number(exponent);
  if (places > 30 || places < -30) throw new UnreadRow(`"${text}" is not an amount`);
  return places >= 0
    ? Exact.of(new Exact(value.units, places).toString())
    : Exact.of(`${new Exact(value.units, 0)}${'0'.repeat(-places)}`);
}
