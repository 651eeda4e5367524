/// <reference lib="dom" />
import type { PackedInstrument } from '../data/report-data.ts';
import type { Formats } from './formats.ts';
import type { TradeFilter, TradeOrder, TradeSort } from './trade-order.ts';
import type { TradeColumns } from './unpack.ts';

export type TradeTableOptions = {
  /** Holds the filters, the table and its pages. */
  readonly box: HTMLElement;
  readonly trades: TradeColumns;
  readonly instruments: readonly PackedInstrument[];
  readonly order: TradeOrder;
  readonly formats: Formats;
  /** Shows a trade in the price chart. */
  readonly onShow: (row: number) => void;
};

/**
 * The list of round trips, a page at a time, so that fifty thousand cost no more than fifty. Self-contained, because
 * its text is sent to the page.
 */
export function createTradeTable({ box, trades, instruments, order, formats, onShow }: TradeTableOptions): void {
  type Column = {
    readonly by: TradeSort['by'];
    readonly label: string;
    readonly isText?: boolean;
    readonly isWide?: boolean;
  };
  const pageSize = 25;
  const columns: readonly Column[] = [
    { by: 'instrument', label: 'Instrument', isText: true },
    { by: 'entryAt', label: 'Entry', isText: true },
    { by: 'exitAt', label: 'Exit', isText: true, isWide: true },
    { by: 'heldMs', label: 'Held', isWide: true },
    { by: 'quantity', label: 'Quantity', isWide: true },
    { by: 'entryPrice', label: 'Entry price', isWide: true },
    { by: 'exitPrice', label: 'Exit price', isWide: true },
    { by: 'move', label: 'Move' },
    { by: 'pnl', label: 'P&L' },
    { by: 'fees', label: 'Fees', isWide: true },
  ];
  const head = find('thead');
  const body = find('tbody');
  const count = find('.count');
  const pages = find('.pages');
  let filter: TradeFilter = { instrument: undefined, side: undefined, text: '' };
  let sort: TradeSort = { by: 'entryAt', isDescending: false };
  let rows = order(filter, sort);
  let page = 0;

  function find(selector: string): HTMLElement {
    return box.querySelector(selector) as HTMLElement;
  }

  function element(name: string, className: string, ...content: readonly (string | Node)[]): HTMLElement {
    const made = document.createElement(name);
    if (className !== '') made.className = className;
    made.append(...content);
    return made;
  }

  function button(text: string, label: string, onClick: () => void): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    if (label !== '') made.setAttribute('aria-label', label);
    made.addEventListener('click', onClick);
    return made;
  }

  function drawHead(): void {
    const row = element('tr', '');
    for (const column of columns) {
      const cell = element('th', `${column.isText ? '' : 'number'} ${column.isWide ? 'wide' : ''}`.trim());
      const isSorted = column.by === sort.by;
      cell.setAttribute('scope', 'col');
      cell.setAttribute('aria-sort', isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none');
      cell.append(
        button(`${column.label}${isSorted ? (sort.isDescending ? ' \u2193' : ' \u2191') : ''}`, '', () => {
          // what is worth sorting by a number is worth seeing from its largest
          sort = { by: column.by, isDescending: isSorted ? !sort.isDescending : column.isText !== true };
          refresh();
          head.querySelectorAll('button')[columns.indexOf(column)]?.focus();
        }),
      );
      row.append(cell);
    }
    head.replaceChildren(row);
  }

  function cellsOf(row: number): readonly HTMLElement[] {
    const about = instruments[trades.instrument[row] as number] as PackedInstrument;
    const isLong = trades.side[row] === 1;
    const pnl = trades.pnl[row] as number;
    const tone = pnl >= 0 ? 'gain' : 'loss';
    const price = (value: number | undefined) => formats.fixed(value ?? 0, about.priceDigits);
    const toggle = button(about.id, '', () => undefined);
    toggle.className = 'open';
    toggle.setAttribute('aria-expanded', 'false');
    return [
      element('td', '', toggle, element('span', `side ${isLong ? 'long' : 'short'}`, isLong ? 'Long' : 'Short')),
      element('td', 'time', formats.instant(trades.entryAt[row] as number)),
      element('td', 'time wide', formats.instant(trades.exitAt[row] as number)),
      element('td', 'number wide', formats.duration(trades.heldMs[row] as number)),
      element('td', 'number wide', formats.significant(trades.quantity[row] as number, 6)),
      element('td', 'number wide', price(trades.entryPrice[row])),
      element('td', 'number wide', price(trades.exitPrice[row])),
      element('td', 'number', formats.signedPercent(trades.move[row] as number)),
      element('td', `number ${tone}`, formats.signed(pnl, 2)),
      element('td', 'number wide', formats.fixed(trades.fees[row] as number, 2)),
    ];
  }

  function detailsOf(row: number): HTMLElement {
    const about = instruments[trades.instrument[row] as number] as PackedInstrument;
    const facts: readonly (readonly [string, string])[] = [
      ['Why in', trades.entryReason(row)],
      ['Why out', trades.exitReason(row)],
      ['Strategy', trades.strategy(row)],
      [
        'Held',
        `${formats.significant(trades.quantity[row] as number, 8)} ${about.base} for ${formats.duration(trades.heldMs[row] as number)}, until ${formats.instant(trades.exitAt[row] as number)} UTC`,
      ],
      [
        'Prices',
        `${formats.fixed(trades.entryPrice[row] as number, about.priceDigits)} \u2192 ${formats.fixed(trades.exitPrice[row] as number, about.priceDigits)} ${about.quote}, fees ${formats.fixed(trades.fees[row] as number, 2)}`,
      ],
    ];
    const list = element('dl', '');
    for (const [label, value] of facts) list.append(element('dt', '', label), element('dd', '', value));
    const cell = element(
      'td',
      '',
      list,
      button('Show in the price chart', '', () => onShow(row)),
    );
    cell.setAttribute('colspan', String(columns.length));
    return element('tr', 'details', cell);
  }

  function toggle(line: HTMLElement, row: number): void {
    const next = line.nextElementSibling;
    const isOpen = next?.className === 'details';
    line.querySelector('.open')?.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) next.remove();
    else line.after(detailsOf(row));
  }

  function drawBody(): void {
    const lines = Array.from(rows.subarray(page * pageSize, (page + 1) * pageSize), (row) => {
      const line = element('tr', '', ...cellsOf(row));
      line.addEventListener('click', () => toggle(line, row));
      return line;
    });
    const nothing = element('td', 'nothing', trades.length === 0 ? 'No trade was closed.' : 'No trade matches.');
    nothing.setAttribute('colspan', String(columns.length));
    body.replaceChildren(...(lines.length > 0 ? lines : [element('tr', '', nothing)]));
  }

  function drawPages(): void {
    const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
    const go = (text: string, label: string, to: number) => {
      const made = button(text, label, () => {
        page = to;
        drawBody();
        drawPages();
      });
      made.disabled = to < 0 || to > last || to === page;
      return made;
    };
    pages.replaceChildren(
      go('\u00ab', 'First page', 0),
      go('\u2039', 'Previous page', page - 1),
      element('span', '', `Page ${formats.fixed(page + 1, 0)} of ${formats.fixed(last + 1, 0)}`),
      go('\u203a', 'Next page', page + 1),
      go('\u00bb', 'Last page', last),
    );
    pages.hidden = last === 0;
    const all = formats.fixed(trades.length, 0);
    const cut = trades.total > trades.length ? ` with the largest results, of ${formats.fixed(trades.total, 0)}` : '';
    count.textContent = `${rows.length === trades.length ? all : `${formats.fixed(rows.length, 0)} of ${all}`} trades${cut}`;
  }

  function refresh(): void {
    rows = order(filter, sort);
    page = 0;
    drawHead();
    drawBody();
    drawPages();
  }

  function readFilter(): void {
    const chosen = (name: string) =>
      box.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value ?? '';
    const indexOf = (text: string) => (text === '' ? undefined : Number(text));
    filter = { instrument: indexOf(chosen('of')), side: indexOf(chosen('side')), text: chosen('text') };
    refresh();
  }

  find('.filters').addEventListener('input', readFilter);
  refresh();
}
