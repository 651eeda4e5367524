import { isoOf, type TraceNote } from '@rxtrade/core';

/** Notes that say the same with other numbers, and the first of them. */
export type NoteKind = {
  readonly text: string;
  readonly count: number;
  readonly firstAt: string;
  readonly first: string;
};

const kindsMax = 200;

/** Counts notes by what they say, numbers apart. */
export class NoteTally {
  private readonly kinds = new Map<string, { count: number; readonly first: TraceNote }>();

  add(note: TraceNote): void {
    const text = `${note.strategy}: ${note.note.replace(/-?\d+(\.\d+)?/g, '#')}`;
    const found = this.kinds.get(text);
    if (found !== undefined) found.count += 1;
    else if (this.kinds.size < kindsMax) this.kinds.set(text, { count: 1, first: note });
  }

  /** The commonest first. */
  list(): readonly NoteKind[] {
    return [...this.kinds]
      .map(([text, { count, first }]) => ({
        text,
        count,
        firstAt: isoOf(first.at),
        first: `${first.instrument === '' ? '' : `${first.instrument}: `}${first.note}`,
      }))
      .toSorted((a, b) => b.count - a.count);
  }
}
