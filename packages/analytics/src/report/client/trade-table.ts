/// <reference lib="dom" />
import type { Formats } from './formats.ts';
import type { TradeFilter, TradeOrder, TradeSort } from './trade-order.ts';
import type { TradeRows } from './trade-rows.ts';
import type { TradeColumns } from './unpack.ts';
import type { createVirtualRows } from './virtual-rows.ts';

export type TradeTableOptions = {
  /** Holds the filters and the table. */
  readonly box: HTMLElement;
  readonly trades: TradeColumns;
  readonly order: TradeOrder;
  readonly rows: TradeRows;
  readonly formats: Formats;
  readonly createVirtualRows: typeof createVirtualRows;
};

/** The list of round trips with its filters and its order. Self-contained, because its text is sent to the page. */
export function createTradeTable(options: TradeTableOptions): void {
  const { box, trades, order, formats } = options;
  const { columns, element } = options.rows;
  const head = find('thead');
  const count = find('.count');
  const list = options.createVirtualRows(find('.scroller'), options.rows, () =>
    trades.length === 0 ? 'No trade was closed.' : 'No trade matches.',
  );
  let filter: TradeFilter = readFilter();
  let sort: TradeSort = { by: 'entryAt', isDescending: false };

  function find(selector: string): HTMLElement {
    return box.querySelector(selector) as HTMLElement;
  }

  function headOf({ by, label, width, narrow, isText }: (typeof columns)[number]): HTMLElement {
    const isSorted = by === sort.by;
    const arrow = !isSorted ? '' : sort.isDescending ? ' \u2193' : ' \u2191';
    const button = element('button', '', `${label}${arrow}`);
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => {
      // what is worth sorting by a number is worth seeing from its largest
      sort = { by, isDescending: isSorted ? !sort.isDescending : isText !== true };
      refresh();
      head.querySelectorAll('button')[columns.findIndex((column) => column.by === by)]?.focus();
    });
    const cell = element('th', `${isText ? '' : 'number'} ${narrow === 0 ? 'wide' : ''}`.trim(), button);
    cell.setAttribute('scope', 'col');
    cell.setAttribute('aria-sort', isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none');
    cell.style.setProperty('--width', `${width}%`);
    cell.style.setProperty('--narrow', `${narrow}%`);
    return cell;
  }

  function refresh(): void {
    const rows = order(filter, sort);
    head.replaceChildren(element('tr', '', ...columns.map(headOf)));
    list.show(rows);
    const all = formats.fixed(trades.length, 0);
    const cut = trades.total > trades.length ? ` with the largest results, of ${formats.fixed(trades.total, 0)}` : '';
    const shown = rows.length === trades.length ? all : `${formats.fixed(rows.length, 0)} of ${all}`;
    count.textContent = `${shown} ${trades.length === 1 ? 'trade' : 'trades'}${cut}`;
  }

  function readFilter(): TradeFilter {
    const chosen = (name: string) =>
      box.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value ?? '';
    const numberOf = (name: string) => (chosen(name) === '' ? undefined : Number(chosen(name)));
    return {
      instrument: numberOf('of'),
      side: numberOf('side'),
      result: numberOf('result'),
      reason: numberOf('reason'),
      tag: numberOf('tag'),
      text: chosen('text'),
    };
  }

  find('.filters').addEventListener('input', () => {
    filter = readFilter();
    refresh();
  });
  refresh();
}
