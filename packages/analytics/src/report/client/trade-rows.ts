/// <reference lib="dom" />
import type { PackedInstrument } from '../data/report-data.ts';
import type { Formats } from './formats.ts';
import type { TradeSort } from './trade-order.ts';
import type { TradeColumns } from './unpack.ts';

export type TradeRowsOptions = {
  readonly trades: TradeColumns;
  readonly instruments: readonly PackedInstrument[];
  readonly formats: Formats;
  /** Shows a trade in the price chart. */
  readonly onShow: (row: number) => void;
};

/** What the list shows of a round trip: its cells, and its details. Self-contained, because its text is sent to the page. */
export function createTradeRows({ trades, instruments, formats, onShow }: TradeRowsOptions) {
  type Column = {
    readonly by: TradeSort['by'];
    readonly label: string;
    /** Shares of the table's width, and of a phone's; 0 where it is not shown there. */
    readonly width: number;
    readonly narrow: number;
    readonly isText?: boolean;
  };
  const columns: readonly Column[] = [
    { by: 'instrument', label: 'Instrument', width: 15, narrow: 30, isText: true },
    { by: 'entryAt', label: 'Entry', width: 13, narrow: 27, isText: true },
    { by: 'exitAt', label: 'Exit', width: 13, narrow: 0, isText: true },
    { by: 'heldMs', label: 'Held', width: 10, narrow: 0 },
    { by: 'quantity', label: 'Quantity', width: 9, narrow: 0 },
    { by: 'entryPrice', label: 'Entry price', width: 9.5, narrow: 0 },
    { by: 'exitPrice', label: 'Exit price', width: 9.5, narrow: 0 },
    { by: 'move', label: 'Move', width: 7, narrow: 20 },
    { by: 'pnl', label: 'P&L', width: 8, narrow: 23 },
    { by: 'fees', label: 'Fees', width: 6, narrow: 0 },
  ];

  function element(name: string, className: string, ...content: readonly (string | Node)[]): HTMLElement {
    const made = document.createElement(name);
    if (className !== '') made.className = className;
    made.append(...content);
    return made;
  }

  function aboutOf(row: number): PackedInstrument {
    return instruments[trades.instrument[row] as number] as PackedInstrument;
  }

  function cellsOf(row: number, isOpen: boolean): readonly HTMLElement[] {
    const about = aboutOf(row);
    const isLong = trades.side[row] === 1;
    const pnl = trades.pnl[row] as number;
    const price = (value: number | undefined) => formats.fixed(value ?? 0, about.priceDigits);
    const toggle = element('button', 'open', element('span', '', about.id));
    toggle.setAttribute('type', 'button');
    toggle.setAttribute('aria-expanded', String(isOpen));
    const side = element('span', 'side', isLong ? 'Long' : 'Short');
    return [
      element('td', 'what', element('div', '', toggle, side)),
      element('td', 'time', formats.instant(trades.entryAt[row] as number)),
      element('td', 'time wide', formats.instant(trades.exitAt[row] as number)),
      element('td', 'number wide', formats.duration(trades.heldMs[row] as number)),
      element('td', 'number wide', formats.significant(trades.quantity[row] as number, 6)),
      element('td', 'number wide', price(trades.entryPrice[row])),
      element('td', 'number wide', price(trades.exitPrice[row])),
      element('td', 'number', formats.signedPercent(trades.move[row] as number)),
      element('td', `number ${pnl >= 0 ? 'gain' : 'loss'}`, formats.signed(pnl, 2)),
      element('td', 'number wide', formats.fixed(trades.fees[row] as number, 2)),
    ];
  }

  function factsOf(row: number): readonly (readonly [string, string])[] {
    const { base, quote, priceDigits } = aboutOf(row);
    const price = (value: number | undefined) => formats.fixed(value ?? 0, priceDigits);
    const [adverse, favorable] = [trades.adverse[row] as number, trades.favorable[row] as number];
    const tag = trades.tagName(row);
    return [
      ['Why in', trades.entryReason(row)],
      ['Why out', trades.exitReason(row)],
      ...(tag === '' ? [] : [['Tag', tag] as const]),
      ['Strategy', trades.strategy(row)],
      [
        'Held',
        `${formats.significant(trades.quantity[row] as number, 8)} ${base} for ${formats.duration(trades.heldMs[row] as number)}, until ${formats.instant(trades.exitAt[row] as number)} UTC`,
      ],
      [
        'Prices',
        `${price(trades.entryPrice[row])} \u2192 ${price(trades.exitPrice[row])} ${quote}, fees ${formats.fixed(trades.fees[row] as number, 2)}`,
      ],
      ...(Number.isNaN(adverse)
        ? []
        : [
            [
              'Meanwhile',
              `${formats.percent(adverse)} against, ${formats.percent(favorable)} in favor at most`,
            ] as const,
          ]),
    ];
  }

  function detailsOf(row: number): HTMLElement {
    const list = element('dl', '');
    for (const [label, value] of factsOf(row)) list.append(element('dt', '', label), element('dd', '', value));
    const show = element('button', '', 'Show in the price chart');
    show.setAttribute('type', 'button');
    show.addEventListener('click', () => onShow(row));
    const cell = element('td', '', list, show);
    cell.setAttribute('colspan', String(columns.length));
    return element('tr', 'details', cell);
  }

  return { columns, element, cellsOf, detailsOf };
}

export type TradeRows = ReturnType<typeof createTradeRows>;
