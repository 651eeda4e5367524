import { RxtradeError } from '@rxtrade/core';
import { nearestTo } from './nearest.ts';
import type { Worksheet } from './worksheet.ts';
import { worksheetFigures } from './worksheet-figures.ts';

/**
 * What goes into each field of a form. A map names a figure for each field: by its path (`form8949.total.gain`,
 * `scheduleD.16.h`), or without the name of the worksheet where only one has it (`13.4`, `taxableGain`).
 *
 * @throws E517 when there is no such figure, several worksheets have it, or the worksheets are of more than one year.
 */
export function mappedFields(
  map: Readonly<Record<string, string>>,
  sheets: readonly Worksheet[],
): Readonly<Record<string, string>> {
  const years = [...new Set(sheets.map(({ year }) => year))];
  if (years.length > 1)
    throw new RxtradeError('E517', `a form is of one tax year; name one of ${years.join(', ')}`, { years });
  const figures = worksheetFigures(sheets);
  return Object.fromEntries(Object.entries(map).map(([field, path]) => [field, figureAt(path, { field, figures })]));
}

function figureAt(
  path: string,
  { field, figures }: { readonly field: string; readonly figures: ReadonlyMap<string, string> },
): string {
  const exact = figures.get(path);
  if (exact !== undefined) return exact;
  const paths = [...figures.keys()];
  const ends = paths.filter((one) => one.slice(one.indexOf('.') + 1) === path);
  const [only, ...others] = ends;
  if (only !== undefined && others.length === 0) return figures.get(only) ?? '';
  const nearest = ends.length > 0 ? ends : nearestTo(path, paths);
  throw new RxtradeError(
    'E517',
    ends.length > 0
      ? `field "${field}" asks for "${path}", which is in several worksheets: ${nearest.join(', ')}`
      : `field "${field}" asks for "${path}", which this year does not have; ${nearest.length > 0 ? `the nearest are ${nearest.join(', ')}` : 'it has no figures'}`,
    { field, path, nearest },
  );
}
