import { type Observable, Subject } from 'rxjs';
import type { Bar, BarOpened, BookDelta, BookSnapshot, CustomEvent, Funding, Quote, Trade } from '../market/index.ts';
import type { Fill } from '../trader/facts.ts';
import type { TimerFired } from '../trader/inputs.ts';
import type { StrategyDecision } from './decision.ts';
import type { StrategyContext, StrategyHandlers, StrategyStreams } from './strategy.ts';

/** The handlers a reactive strategy becomes: each stream it asked for is a Subject that its handler feeds. */
export interface ReactiveHandlers extends StrategyHandlers {
  dispose(): void;
}

/**
 * Builds a reactive strategy on the handler form: what it emits inside a step is carried out as if a handler had. What
 * goes wrong with it, in the pipe or in carrying it out, goes to `fail`; thrown, rxjs would report it to nobody.
 */
export function reactiveHandlers(
  decide: (streams: StrategyStreams) => Observable<StrategyDecision>,
  context: StrategyContext,
  fail: (error: unknown) => void,
): ReactiveHandlers {
  const handlers: Handlers = { dispose: () => subscription.unsubscribe() };
  const subscription = decide(new LazyStreams(context, handlers)).subscribe({
    next: (decision) => {
      try {
        carryOut(context, decision);
      } catch (error) {
        fail(error);
      }
    },
    error: fail,
  });
  return handlers;
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

/** What each handler is given. */
type Given = {
  onBar: Bar;
  onBarOpened: BarOpened;
  onTrade: Trade;
  onQuote: Quote;
  onBook: BookSnapshot | BookDelta;
  onFunding: Funding;
  onCustom: CustomEvent;
  onFill: Fill;
  onTimer: TimerFired;
};

type Handlers = { [Name in keyof Given]?: (given: Given[Name]) => void } & { dispose(): void };

/** A Subject and a handler for each stream that is asked for, whenever that is, and none for the rest. */
class LazyStreams implements StrategyStreams {
  readonly context: StrategyContext;
  private readonly handlers: Handlers;
  private readonly subjects: { [Name in keyof Given]?: Subject<Given[Name]> } = {};

  constructor(context: StrategyContext, handlers: Handlers) {
    this.context = context;
    this.handlers = handlers;
  }

  get bar$(): Observable<Bar> {
    return this.stream('onBar');
  }
  get barOpened$(): Observable<BarOpened> {
    return this.stream('onBarOpened');
  }
  get trade$(): Observable<Trade> {
    return this.stream('onTrade');
  }
  get quote$(): Observable<Quote> {
    return this.stream('onQuote');
  }
  get book$(): Observable<BookSnapshot | BookDelta> {
    return this.stream('onBook');
  }
  get funding$(): Observable<Funding> {
    return this.stream('onFunding');
  }
  get custom$(): Observable<CustomEvent> {
    return this.stream('onCustom');
  }
  get fill$(): Observable<Fill> {
    return this.stream('onFill');
  }
  get timer$(): Observable<TimerFired> {
    return this.stream('onTimer');
  }

  private stream<Name extends keyof Given>(name: Name): Observable<Given[Name]> {
    const subjects: { [One in Name]?: Subject<Given[One]> } = this.subjects;
    const handlers: { [One in Name]?: (given: Given[One]) => void } = this.handlers;
    const known = subjects[name];
    if (known !== undefined) return known;
    const subject = new Subject<Given[Name]>();
    subjects[name] = subject;
    handlers[name] = (given) => subject.next(given);
    return subject;
  }
}
