import type { JournalStorage } from '@rxtrade/core';

/** Writes to several journals as to one, in their order. */
export function joinJournals(journals: readonly JournalStorage[]): JournalStorage {
  const [only] = journals;
  if (only !== undefined && journals.length === 1) return only;
  return {
    input: (input) => {
      for (const journal of journals) journal.input(input);
    },
    intent: (order) => {
      for (const journal of journals) journal.intent(order);
    },
    sync: () => {
      for (const journal of journals) journal.sync();
    },
  };
}
