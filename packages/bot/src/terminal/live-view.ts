import { type Decision, isoOf, type RoundTrip } from '@rxtrade/core';

/** What the view shows of a run on its way. */
export type LiveState = {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly barsPerSecond: number;
  readonly leftMs: number;
  readonly at: number;
  readonly equity: number;
  readonly initial: number;
  readonly currency: string;
  readonly positions: readonly {
    readonly instrument: string;
    readonly quantity: string;
    readonly unrealized: number;
  }[];
  readonly decisions: readonly Decision[];
  readonly trades: readonly RoundTrip[];
};

/** Where lines go: standard error, so that results on standard output stay clean. */
export type Screen = { readonly isTty: boolean; readonly columns: number; write(text: string): void };

/** A run's progress: redrawn in place on a terminal, a plain line every tenth of the way elsewhere. */
export class LiveView {
  private readonly screen: Screen;
  private drawn = 0;
  private tenths = 0;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  show(state: LiveState): void {
    if (this.screen.isTty) this.redraw(linesOf(state, this.screen.columns));
    else this.plain(state);
  }

  /** Leaves the last drawing on the screen and the cursor below it. */
  end(): void {
    this.drawn = 0;
  }

  private redraw(lines: readonly string[]): void {
    const up = this.drawn > 0 ? `\u001b[${this.drawn}A` : '';
    this.screen.write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join('')}`);
    this.drawn = lines.length;
  }

  private plain({ done, total, at, equity, currency, trades }: LiveState): void {
    const tenths = total === 0 ? 10 : Math.floor((10 * done) / total);
    if (tenths === this.tenths) return;
    this.tenths = tenths;
    this.screen.write(
      `${String(tenths * 10).padStart(3)}%  ${isoOf(at).slice(0, 16)}Z  equity ${equity.toFixed(2)} ${currency}  ${trades.length} trades\n`,
    );
  }
}

const barWidth = 30;

function linesOf(state: LiveState, width: number): readonly string[] {
  const share = state.total === 0 ? 1 : state.done / state.total;
  const filled = Math.round(barWidth * share);
  const change = state.initial === 0 ? 0 : (state.equity / state.initial - 1) * 100;
  const left = Math.ceil(state.leftMs / 1000);
  const lines = [
    state.title,
    `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${(100 * share).toFixed(0).padStart(3)}%  ${isoOf(state.at).slice(0, 16)}Z  ${Math.round(state.barsPerSecond).toLocaleString('en-US')} bars/s  ${left} s left`,
    `equity ${state.equity.toFixed(2)} ${state.currency} (${change >= 0 ? '+' : ''}${change.toFixed(2)}%)  ${state.trades.length} trades`,
    state.positions.length === 0
      ? 'positions: none'
      : `positions: ${state.positions.map(({ instrument, quantity, unrealized }) => `${instrument} ${quantity} (${unrealized >= 0 ? '+' : ''}${unrealized.toFixed(2)})`).join('  ')}`,
  ];
  for (let i = 0; i < 4; i++) {
    const decision = state.decisions[i];
    lines.push(
      decision === undefined
        ? ''
        : `  ${isoOf(decision.at).slice(0, 16)}Z  ${decision.instrument.id}  ${decision.reason}`,
    );
  }
  return lines.map((line) => (line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line));
}
