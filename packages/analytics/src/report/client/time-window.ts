/**
 * The stretch of time that all charts show together, and the instant under the pointer. Self-contained, because its
 * text is sent to the page.
 */
export function createTimeWindow(first: number, last: number) {
  const spanMin = Math.min(last - first, 10 * 60_000);
  const listeners: (() => void)[] = [];
  let from = first;
  let to = last;
  let cursor: number | undefined;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function show(nextFrom: number, nextTo: number): void {
    const span = Math.min(last - first, Math.max(spanMin, nextTo - nextFrom));
    const middle = (nextFrom + nextTo) / 2;
    from = Math.min(Math.max(first, middle - span / 2), last - span);
    to = from + span;
    changed();
  }

  return {
    first,
    last,
    get from() {
      return from;
    },
    get to() {
      return to;
    },
    /** The instant under the pointer, in whichever chart it is. */
    get cursor() {
      return cursor;
    },
    get isWhole() {
      return from <= first && to >= last;
    },
    show,
    /** Shows `factor` times as much, with the instant `around` where it is. */
    zoom: (around: number, factor: number) => show(around - (around - from) * factor, around + (to - around) * factor),
    /** Moves by a share of what is shown. */
    pan: (share: number) => show(from + (to - from) * share, to + (to - from) * share),
    reset: () => show(first, last),
    point(at: number | undefined) {
      cursor = at === undefined ? undefined : Math.min(to, Math.max(from, at));
      changed();
    },
    onChange(listener: () => void) {
      listeners.push(listener);
    },
  };
}

export type TimeWindow = ReturnType<typeof createTimeWindow>;
