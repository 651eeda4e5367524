import { type AssembledBacktest, ProgressMeter } from '@rxtrade/backtest';
import { type Clock, type EpochMs, Exact, type FactSink, SilentFacts } from '@rxtrade/core';
import { LiveView, type Screen } from './live-view.ts';

/** How a run is shown while it is on its way. */
export type DisplaySettings = {
  readonly screen: Screen;
  readonly clock: Clock;
  readonly title: string;
  readonly currency: string;
  readonly cash: number;
};

/** Milliseconds between two drawings: faster is not seen. */
const redrawMs = 80;
const decisionsShown = 4;

/** Draws where a run stands, as often as a person can follow. */
export class ProgressDisplay {
  /** Must be told the run's facts: from them it knows how far in time the run is. */
  readonly facts: FactSink;
  private readonly latest = new LatestInstant();
  private readonly settings: DisplaySettings;
  private readonly view: LiveView;
  private readonly meter: ProgressMeter;
  private drawnAt = Number.NEGATIVE_INFINITY;

  constructor(settings: DisplaySettings) {
    this.settings = settings;
    this.facts = this.latest;
    this.view = new LiveView(settings.screen);
    this.meter = new ProgressMeter(settings.clock);
  }

  show({ done, total, run }: { readonly done: number; readonly total: number; readonly run: AssembledBacktest }): void {
    const { screen, clock, title, currency, cash } = this.settings;
    const now = clock.now();
    if (screen.isTty && done < total && now - this.drawnAt < redrawMs) return;
    this.drawnAt = now;
    const { facts, trader } = run;
    const { valuation, ledger } = trader;
    const { perSecond, leftMs } = this.meter.at(done, total);
    this.view.show({
      title,
      done,
      total,
      barsPerSecond: perSecond,
      leftMs: leftMs ?? 0,
      at: this.latest.at,
      equity: valuation.equity(),
      initial: cash,
      currency,
      positions: ledger.books.flatMap(({ instrument, net }, index) =>
        net.quantity === 0
          ? []
          : [
              {
                instrument: instrument.id,
                quantity: new Exact(net.quantity, instrument.quantityScale).toString(),
                unrealized: valuation.unrealized(index, net),
              },
            ],
      ),
      decisions: facts.decisions.slice(-decisionsShown).reverse(),
      trades: facts.trades,
    });
  }

  end(): void {
    this.view.end();
  }
}

class LatestInstant extends SilentFacts {
  at: EpochMs = 0;

  override equity(at: EpochMs): void {
    this.at = at;
  }
}
