import type { Observable } from 'rxjs';
import { Subject, type Subscription } from 'rxjs';
import type { Bar, BarOpened, BookDelta, BookSnapshot, CustomEvent, Funding, Quote, Trade } from '../market/index.ts';
import type { Fill } from '../trader/facts.ts';
import type { TimerFired } from '../trader/inputs.ts';
import type { StrategyDecision } from './decision.ts';
import type { StrategyContext, StrategyHandlers, StrategyStreams } from './strategy.ts';

/** The handlers a reactive strategy becomes: each stream it asked for is a Subject that its handler feeds. */
export interface ReactiveHandlers extends StrategyHandlers {
  dispose(): void;
}

/** Builds a reactive strategy on the handler form: what it emits inside a step is carried out as if a handler had. */
export function reactiveHandlers(
  decide: (streams: StrategyStreams) => Observable<StrategyDecision>,
  context: StrategyContext,
  fail: (error: unknown) => void,
): ReactiveHandlers {
  const streams = new LazyStreams(context);
  const subscription = decide(streams).subscribe({ next: (decision) => carryOut(context, decision), error: fail });
  return streams.handlers(subscription);
}

function carryOut(context: StrategyContext, decision: StrategyDecision): void {
  switch (decision.kind) {
    case 'target':
      if (decision.quantity === undefined) context.target(decision.instrument, decision.exposure, decision.reason);
      else context.targetQuantity(decision.instrument, decision.quantity, decision.reason);
      break;
    case 'order':
      context.order(decision.plan);
      break;
    case 'cancel':
      context.cancelAll(decision.instrument, decision.reason);
      break;
  }
}

/** A Subject for each stream that is asked for, and none for the rest. */
class LazyStreams implements StrategyStreams {
  readonly context: StrategyContext;
  private bars: Subject<Bar> | undefined;
  private opened: Subject<BarOpened> | undefined;
  private trades: Subject<Trade> | undefined;
  private quotes: Subject<Quote> | undefined;
  private books: Subject<BookSnapshot | BookDelta> | undefined;
  private fundings: Subject<Funding> | undefined;
  private customs: Subject<CustomEvent> | undefined;
  private fills: Subject<Fill> | undefined;
  private timers: Subject<TimerFired> | undefined;

  constructor(context: StrategyContext) {
    this.context = context;
  }

  get bar$(): Observable<Bar> {
    this.bars ??= new Subject();
    return this.bars;
  }
  get barOpened$(): Observable<BarOpened> {
    this.opened ??= new Subject();
    return this.opened;
  }
  get trade$(): Observable<Trade> {
    this.trades ??= new Subject();
    return this.trades;
  }
  get quote$(): Observable<Quote> {
    this.quotes ??= new Subject();
    return this.quotes;
  }
  get book$(): Observable<BookSnapshot | BookDelta> {
    this.books ??= new Subject();
    return this.books;
  }
  get funding$(): Observable<Funding> {
    this.fundings ??= new Subject();
    return this.fundings;
  }
  get custom$(): Observable<CustomEvent> {
    this.customs ??= new Subject();
    return this.customs;
  }
  get fill$(): Observable<Fill> {
    this.fills ??= new Subject();
    return this.fills;
  }
  get timer$(): Observable<TimerFired> {
    this.timers ??= new Subject();
    return this.timers;
  }

  handlers(subscription: Subscription): ReactiveHandlers {
    const { bars, opened, trades, quotes, books, fundings, customs, fills, timers } = this;
    return {
      ...(bars && { onBar: (bar: Bar) => bars.next(bar) }),
      ...(opened && { onBarOpened: (event: BarOpened) => opened.next(event) }),
      ...(trades && { onTrade: (trade: Trade) => trades.next(trade) }),
      ...(quotes && { onQuote: (quote: Quote) => quotes.next(quote) }),
      ...(books && { onBook: (book: BookSnapshot | BookDelta) => books.next(book) }),
      ...(fundings && { onFunding: (funding: Funding) => fundings.next(funding) }),
      ...(customs && { onCustom: (event: CustomEvent) => customs.next(event) }),
      ...(fills && { onFill: (fill: Fill) => fills.next(fill) }),
      ...(timers && { onTimer: (timer: TimerFired) => timers.next(timer) }),
      dispose: () => subscription.unsubscribe(),
    };
  }
}
