import type { TraceNote } from '@rxtrade/core';

/** Of each instrument, the notes of the latest instant that had any: those of its latest bar, however long ago it was. */
export class LatestNotes {
  private readonly byInstrument = new Map<string, TraceNote[]>();

  /** Takes notes in the order of time. */
  add(note: TraceNote): void {
    const kept = this.byInstrument.get(note.instrument);
    if (kept?.[0]?.at === note.at) kept.push(note);
    else this.byInstrument.set(note.instrument, [note]);
  }

  list(): readonly TraceNote[] {
    return [...this.byInstrument.values()].flat();
  }
}
