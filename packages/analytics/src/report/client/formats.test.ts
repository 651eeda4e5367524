import { expect, it } from 'vitest';
import { createFormats } from './formats.ts';

const formats = createFormats();

it.for([
  [formats.fixed(-1234.5, 2), '\u22121,234.50'],
  [formats.fixed(-0.001, 2), '0.00'],
  [formats.signed(12, 2), '+12.00'],
  [formats.signedPercent(0.1234), '+12.34%'],
  [formats.signedPercent(-0.00001), '0.00%'],
  [formats.percent(12.3456), '1,235%'],
  [formats.significant(0.001234567, 4), '0.001235'],
  [formats.compact(1_234_567, 0), '1.23M'],
  [formats.compact(2e9, 0), '2.00B'],
  [formats.compact(0.5, 2), '0.50'],
  [formats.date(0), '1970-01-01'],
  [formats.instant(Date.UTC(2024, 1, 29, 23, 59)), '2024-02-29 23:59'],
] as const)('given a value, when it is written, then it reads %s', ([text, expected]) => expect(text).toBe(expected));

it.for([
  [45_000, '45 s'],
  [45 * 60_000, '45 min'],
  [3 * 3_600_000, '3 h'],
  [43 * 3_600_000 + 56 * 60_000, '43 h 56 min'],
  [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
  [2 * 86_400_000 + 23.9 * 3_600_000, '3 d'],
  [3_600_000 + 59.9 * 60_000, '2 h'],
  [250 * 86_400_000 + 3_600_000, '250 d'],
] as const)('given %i ms, when the duration is written, then it reads %s', ([ms, expected]) => {
  expect(formats.duration(ms)).toBe(expected);
});
