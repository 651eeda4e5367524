/// <reference lib="dom" />
import type { TimeWindow } from './time-window.ts';

/** Buttons for the last year, month, week: zooming without a mouse. Self-contained, because its text is sent to the page. */
export function createRanges(box: HTMLElement, window: TimeWindow): void {
  const day = 86_400_000;
  const span = window.last - window.first;
  const ranges = [
    { text: 'All', ms: span },
    ...[
      { text: '1Y', ms: 365 * day },
      { text: '3M', ms: 91 * day },
      { text: '1M', ms: 30 * day },
      { text: '1W', ms: 7 * day },
      { text: '1D', ms: day },
    ].filter(({ ms }) => ms < span * 0.9),
  ].slice(0, 5);
  const buttons = ranges.map(({ text, ms }) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', () => window.show(window.last - ms, window.last));
    return made;
  });

  function mark(): void {
    buttons.forEach((button, i) => {
      const shown = window.to - window.from;
      const isShown = Math.abs(shown - (ranges[i]?.ms ?? 0)) < 1 && window.to === window.last;
      button.setAttribute('aria-pressed', String(isShown));
    });
  }

  box.replaceChildren(...buttons);
  window.onChange(mark);
  mark();
}
