/// <reference lib="dom" />
import type { TipRow } from './plot-layer.ts';

/** Puts rows of text beside the cursor, on the side with room. Self-contained, because its text is sent to the page. */
export function fillTip(
  tip: HTMLElement,
  content: { readonly title: string; readonly rows: readonly TipRow[] },
  place: { readonly x: number; readonly plotRight: number; readonly width: number },
): void {
  const title = document.createElement('b');
  title.textContent = content.title;
  const rows = content.rows.map(({ label, value, tone }) => {
    const row = document.createElement('div');
    row.className = tone ?? '';
    for (const text of tone === 'text' ? [value] : [label, value])
      row.append(Object.assign(document.createElement('span'), { textContent: text }));
    return row;
  });
  tip.replaceChildren(title, ...rows);
  const left = place.x > place.plotRight / 2 ? place.x - tip.offsetWidth - 14 : place.x + 14;
  tip.style.left = `${Math.max(4, Math.min(left, place.width - tip.offsetWidth - 4))}px`;
}
