import { dayText } from '../calendar/local-day.ts';
import { amountText } from '../document/text.ts';
import type { OpenQuestion, TaxResult } from '../result/tax-result.ts';

/** Everything a person has to answer before figures are relied on: open questions, and units without a basis. */
export function questionsOf({ questions, missing, rules }: TaxResult): readonly OpenQuestion[] {
  const asked = new Set(questions.map(({ kind, tx }) => `${kind} ${tx ?? ''}`));
  return [
    ...questions,
    ...missing
      .filter(({ tx }) => !asked.has(`missing-basis ${tx}`))
      .map(({ tx, day, asset, account, quantity, proceeds }) => ({
        kind: 'missing-basis' as const,
        tx,
        text: `${amountText(quantity)} ${asset} of "${account}" left on ${dayText(day)} ("${tx}") and were never acquired: with a basis of zero they add ${amountText(proceeds)} ${rules.currency} to the gain; add what acquired them`,
      })),
  ];
}
