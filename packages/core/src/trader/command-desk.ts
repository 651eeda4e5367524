import { isRxtradeError, RxtradeError } from '../errors/index.ts';
import { Exact } from '../money/index.ts';
import type { ExecutionDesk } from './execution-desk.ts';
import type { TraderMode } from './facts.ts';
import type { CommandInput, TransferInput } from './inputs.ts';
import type { OrderDesk } from './order-desk.ts';
import type { StrategyRunner } from './strategy-runner.ts';
import type { TargetDesk } from './target-desk.ts';
import type { TraderState } from './trader-state.ts';

/** What commands act on. */
export type CommandParts = {
  readonly runners: readonly StrategyRunner[];
  readonly orders: OrderDesk;
  readonly targets: TargetDesk;
  readonly executions: ExecutionDesk;
};

/** Carries out what an operator asks. What cannot be done is refused with a notice: a typing error stops no trader. */
export class CommandDesk {
  private readonly state: TraderState;
  private readonly parts: CommandParts;

  constructor(state: TraderState, parts: CommandParts) {
    this.state = state;
    this.parts = parts;
  }

  take(input: CommandInput): void {
    const { command, who, why, at } = input;
    this.state.now = at;
    this.orRefuse(`${command.name} by ${who}`, () => {
      this.carryOut(input);
      this.state.sink?.notice({ kind: 'notice', at, text: `${command.name} by ${who}: ${why}` });
    });
  }

  /** Books money from outside; returns what it came to in the reporting currency, zero when it was refused. */
  transfer({ currency, amount, at }: TransferInput): number {
    const { state } = this;
    state.now = at;
    let value = 0;
    this.orRefuse(`transfer of ${amount} ${currency}`, () => {
      state.ledger.deposit(currency, amount, at);
      value = Exact.of(amount).toFloat() * (state.valuation.rate(state.ledger.accounts.indexOf(currency)) || 0);
    });
    return value;
  }

  private orRefuse(what: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!isRxtradeError(error)) throw error;
      const { code, message } = error;
      this.state.sink?.notice({ kind: 'notice', at: this.state.now, text: `refused: ${what}: ${message}`, code });
    }
  }

  private carryOut(input: CommandInput): void {
    const { command, why } = input;
    const { targets } = this.parts;
    switch (command.name) {
      case 'start':
      case 'arm':
        this.setMode('running', input);
        break;
      case 'pause':
        this.setMode('paused', input);
        break;
      case 'stop':
      case 'shutdown':
        this.setMode('stopped', input);
        this.cancelEverything(why);
        break;
      case 'flatten':
        this.setMode('paused', input);
        this.cancelEverything(why);
        targets.closeAll(`flatten: ${why}`);
        break;
      case 'set-params':
        this.runnerOf(command.strategy).restart(command.params);
        break;
      case 'set-config':
        throw new RxtradeError(
          'E073',
          'the configuration of a running trader cannot be changed; stop it and start again',
          {},
        );
    }
  }

  private setMode(mode: TraderMode, { who, why, at }: CommandInput): void {
    if (this.state.mode === mode) return;
    this.state.mode = mode;
    this.state.sink?.lifecycle?.({ kind: 'mode-changed', at, mode, who, why });
  }

  private runnerOf(name: string): StrategyRunner {
    const { runners } = this.parts;
    const found = runners.find(({ id }) => id === name);
    if (found === undefined)
      throw new RxtradeError(
        'E073',
        `no strategy is called "${name}"; running are ${runners.map(({ id }) => id).join(', ')}`,
        { strategy: name },
      );
    return found;
  }

  /** Ends all orders and everything being worked. */
  cancelEverything(reason: string): void {
    const { executions, orders } = this.parts;
    executions.cancelAll(undefined, undefined, reason);
    for (const slot of this.state.slots) for (const order of slot.live) orders.cancel(order);
  }
}
