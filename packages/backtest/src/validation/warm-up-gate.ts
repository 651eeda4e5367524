import type {
  AtInstrument,
  EpochMs,
  Strategy,
  StrategyAssignment,
  StrategyContext,
  StrategyDecision,
  StrategyStreams,
} from '@rxtrade/core';
import { filter } from 'rxjs';
import { nameOf } from '../runner/check-options.ts';

/** What each strategy wanted to hold of each instrument before its decisions counted. */
export type EarlierTargets = Map<string, number>;

/** When decisions begin to count. */
export type Gate = { readonly opensAt: EpochMs; readonly earlier: EarlierTargets };

/** The key of a strategy and an instrument among targets. */
export function targetKey(strategy: string, instrument: string): string {
  return `${strategy} ${instrument}`;
}

/**
 * The same strategy, which sees everything and of which nothing is carried out before an instant. The declared warm-up
 * counts bars of every series alike, and would let one of a coarser series wait longer than the rest.
 */
export function gated(assignment: StrategyAssignment, gate: Gate): StrategyAssignment {
  const { strategy } = assignment;
  const keep = (at: AtInstrument, amount: number) => {
    const { id } = 'instrument' in at ? at.instrument : at;
    gate.earlier.set(targetKey(nameOf(assignment), id), amount);
  };
  const changed: PropertyDescriptorMap =
    'setup' in strategy
      ? {
          setup: {
            value: (context: StrategyContext, params: unknown) => strategy.setup(shut(context, gate, keep), params),
          },
        }
      : {
          decide: {
            value: (streams: StrategyStreams, params: unknown) =>
              strategy.decide(withContext(streams, shut(streams.context, gate, keep)), params).pipe(
                filter((decision) => {
                  if (streams.context.now >= gate.opensAt) return true;
                  keepDecision(decision, keep);
                  return false;
                }),
              ),
          },
        };
  return { ...assignment, strategy: Object.create(strategy, changed) as Strategy };
}

type Keep = (at: AtInstrument, amount: number) => void;

function keepDecision(decision: StrategyDecision, keep: Keep): void {
  if (decision.kind === 'target') keep(decision.instrument, decision.quantity ?? decision.exposure);
}

/** A context that takes no decision while the gate is shut, as during a warm-up. */
function shut(context: StrategyContext, { opensAt }: Gate, keep: Keep): StrategyContext {
  const whileShut: Partial<StrategyContext> = {
    isWarmingUp: true,
    target: keep,
    targetQuantity: keep,
    order: () => 0,
    oneCancelsOther: (plans) => plans.map(() => 0),
    cancel: () => undefined,
    cancelAll: () => undefined,
  };
  return new Proxy(context, {
    get: (target, key) => {
      const from: object = target.now < opensAt && key in whileShut ? whileShut : target;
      const value: unknown = Reflect.get(from, key);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(from) : value;
    },
  });
}

/** Streams are made when they are first asked for, so they are asked of their owner. */
function withContext(streams: StrategyStreams, context: StrategyContext): StrategyStreams {
  return new Proxy(streams, {
    get: (target, key): unknown => (key === 'context' ? context : Reflect.get(target, key)),
  });
}
