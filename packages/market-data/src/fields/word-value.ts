import type { FieldForm } from './fields.ts';

const values: Readonly<Partial<Record<FieldForm, Readonly<Record<string, number>>>>> = {
  side: { buy: 1, b: 1, bid: 1, '1': 1, sell: -1, s: -1, a: -1, ask: -1, '-1': -1, '': 0, '0': 0 },
  isBuyerMaker: { true: -1, false: 1 },
  updateType: { snapshot: 1, '1': 1, true: 1, update: 0, delta: 0, '0': 0, false: 0 },
};

/** True for forms that are written as words. */
export function isWord(form: FieldForm): boolean {
  return form in values;
}

/** The number that a word stands for; undefined when the form knows no such word. */
export function wordValue(form: FieldForm, word: string): number | undefined {
  return values[form]?.[word.toLowerCase()];
}
