import { cents } from '../forms/us/form-8949.ts';
import { isAmount } from '../result/is-amount.ts';
import type { Figure, YearFigures } from '../result/tax-result.ts';
import type { WorksheetRow } from './worksheet.ts';

/** How a form calls a figure, and on which line. */
export type Labels = Readonly<Record<string, { readonly line?: string; readonly label: string }>>;

/** The figures of a year: those with a label first and in the order of the form, then the others in words of their name. */
export function figureRows({ figures }: Pick<YearFigures, 'figures'>, labels: Labels): readonly WorksheetRow[] {
  const found = new Map(flat(figures, ''));
  const names = [
    ...Object.keys(labels).filter((name) => found.has(name)),
    ...[...found.keys()].filter((name) => !(name in labels)),
  ];
  return names.map((name) => ({
    name,
    line: labels[name]?.line ?? '',
    label: labels[name]?.label ?? wordsOf(name),
    value: found.get(name) ?? '',
  }));
}

function flat(figures: Readonly<Record<string, Figure>>, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(figures).flatMap(([name, figure]): readonly (readonly [string, string])[] => {
    const path = `${prefix}${name}`;
    if (typeof figure === 'boolean') return [[path, figure ? 'yes' : 'no']];
    if (typeof figure === 'number') return [[path, String(figure)]];
    // boxes of a form are rounded already, to what the form takes
    if (isAmount(figure)) return [[path, prefix === 'sa108.' ? figure.toString() : cents(figure)]];
    return flat(figure, `${path}.`);
  });
}

/** `contracts.realizedPnl` as `Contracts: realized pnl`. */
function wordsOf(path: string): string {
  const words = path
    .split('.')
    .map((name) => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
