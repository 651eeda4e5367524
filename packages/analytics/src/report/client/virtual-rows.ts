/// <reference lib="dom" />
import type { TradeRows } from './trade-rows.ts';

/**
 * The rows of a table that are in view, and room for the others: fifty thousand cost no more than twenty. Self-contained,
 * because its text is sent to the page.
 */
export function createVirtualRows(
  scroller: HTMLElement,
  { columns, element, cellsOf, detailsOf }: TradeRows,
  emptyText: () => string,
) {
  const body = scroller.querySelector('tbody') as HTMLElement;
  const table = scroller.querySelector('table') as HTMLElement;
  const spare = 8;
  let rows: Uint32Array = new Uint32Array();
  /** The place of the row whose details are shown, and how tall those are. */
  let opened = -1;
  let detailsTall = 0;
  let drawn = '';
  let isPending = false;

  const tallOfRow = () => Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--row')) || 38;

  function placeAt(y: number, tall: number): number {
    const detailsTop = (opened + 1) * tall;
    if (opened < 0 || y < detailsTop) return Math.floor(y / tall);
    return y < detailsTop + detailsTall ? opened : Math.floor((y - detailsTall) / tall);
  }

  function space(tall: number): HTMLElement {
    const cell = element('td', '');
    cell.setAttribute('colspan', String(columns.length));
    cell.style.height = `${tall}px`;
    const row = element('tr', 'space', cell);
    row.setAttribute('aria-hidden', 'true');
    return row;
  }

  function lineAt(place: number): readonly HTMLElement[] {
    const row = rows[place] as number;
    const isOpen = place === opened;
    const line = element('tr', 'line', ...cellsOf(row, isOpen));
    line.dataset['place'] = String(place);
    line.setAttribute('aria-rowindex', String(place + 2));
    line.addEventListener('click', () => {
      opened = isOpen ? -1 : place;
      detailsTall = 0;
      draw(true);
    });
    return isOpen ? [line, detailsOf(row)] : [line];
  }

  function drawNothing(): void {
    const cell = element('td', 'nothing', emptyText());
    cell.setAttribute('colspan', String(columns.length));
    body.replaceChildren(element('tr', '', cell));
  }

  function draw(isForced: boolean): void {
    if (rows.length === 0) {
      drawNothing();
      return;
    }
    const tall = tallOfRow();
    const { scrollTop, clientHeight } = scroller;
    const from = Math.max(0, Math.min(rows.length - 1, placeAt(scrollTop, tall)) - spare);
    const to = Math.min(rows.length, placeAt(scrollTop + clientHeight, tall) + spare);
    const shown = `${from} ${to} ${tall}`;
    if (!isForced && shown === drawn) return;
    drawn = shown;
    const focused = document.activeElement?.closest<HTMLElement>('#trades tr.line')?.dataset['place'];
    const places = Array.from({ length: to - from }, (_, i) => from + i);
    body.replaceChildren(
      space(from * tall + (opened >= 0 && opened < from ? detailsTall : 0)),
      ...places.flatMap(lineAt),
      space((rows.length - to) * tall + (opened >= to ? detailsTall : 0)),
    );
    detailsTall = body.querySelector<HTMLElement>('.details')?.offsetHeight ?? detailsTall;
    if (focused !== undefined)
      body.querySelector<HTMLElement>(`[data-place="${focused}"] .open`)?.focus({ preventScroll: true });
  }

  function redraw(): void {
    if (isPending) return;
    isPending = true;
    requestAnimationFrame(() => {
      isPending = false;
      draw(false);
    });
  }

  scroller.addEventListener('scroll', redraw, { passive: true });
  new ResizeObserver(redraw).observe(scroller);

  return {
    /** Other rows, from the first on. */
    show(next: Uint32Array): void {
      rows = next;
      opened = -1;
      detailsTall = 0;
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      scroller.scrollTop = 0;
      draw(true);
    },
  };
}
