import {
  defineInstrument,
  type Instrument,
  type InstrumentDefinition,
  type InstrumentKind,
} from '../instrument/index.ts';
import { Exact } from '../money/index.ts';
import type { PositionSide } from '../order/index.ts';
import { Ledger, type LedgerFill } from './ledger.ts';

/** The instant of every entry in these tests. */
export const at = Date.UTC(2024, 0, 15);

/** An instrument with cents and thousandths, but for what a test says of it. */
export function instrumentOf(
  id: string,
  kind: InstrumentKind,
  changes: Partial<InstrumentDefinition> & { readonly tickSize?: string; readonly quantityStep?: string } = {},
): Instrument {
  const [base = '', quote = ''] = id.split('/');
  const { tickSize = '0.01', quantityStep = '0.001', ...definition } = changes;
  return defineInstrument({ id, kind, base, quote, rules: [{ tickSize, quantityStep }], ...definition });
}

export const btc = instrumentOf('BTC/USDT', 'spot');
export const ethInBtc = instrumentOf('ETH/BTC', 'spot', { tickSize: '0.00001' });
export const goog = instrumentOf('GOOG/USD', 'equity', { quantityStep: '1' });
export const perpetual = instrumentOf('ETH/USDT', 'perpetual');
export const future = instrumentOf('XAU/USD', 'future', { contractSize: '100', quantityStep: '1', expiresAt: at });

/** An account in those instruments, with `BNB` beside them, and without a cent. */
export function emptyLedger(): Ledger {
  return new Ledger([btc, ethInBtc, goog, perpetual, future], ['BNB']);
}

/** A fill as a person writes it; bought unless the quantity is negative. */
export type WrittenFill = {
  readonly quantity: string;
  readonly price: string;
  readonly fee?: string;
  readonly feeCurrency?: string;
  readonly positionSide?: PositionSide;
  readonly order?: number;
};

export function fillOf(instrument: Instrument, written: WrittenFill): LedgerFill {
  return {
    quantity: Exact.of(written.quantity).unitsAt(instrument.quantityScale),
    price: Exact.of(written.price).unitsAt(instrument.priceScale),
    fee: Exact.of(written.fee ?? '0'),
    feeCurrency: written.feeCurrency ?? instrument.quote,
    positionSide: written.positionSide ?? 'net',
    order: written.order ?? 1,
    at,
  };
}

/** Books fills one after another, checks the balance after each, and says what they realized, as text. */
export function book(ledger: Ledger, instrument: Instrument, ...fills: readonly WrittenFill[]): readonly string[] {
  const { accounts } = ledger;
  return fills.map((written) => {
    const realized = ledger.fill(ledger.bookOf(instrument), fillOf(instrument, written));
    accounts.assertBalanced();
    return new Exact(realized, accounts.scales[accounts.indexOf(instrument.quote)] as number).toString();
  });
}

/** The balances of an account that are not zero, by currency, as text. */
export function held(ledger: Ledger, account: Parameters<Ledger['accounts']['balance']>[1] = 'cash') {
  const { accounts } = ledger;
  return Object.fromEntries(
    accounts.currencies
      .map((currency) => [currency, accounts.balance(currency, account).toString()] as const)
      .filter(([, amount]) => amount !== '0'),
  );
}

/** A position as text: quantity, cost of what is open, and what was realized, in quote. */
export function positionText(ledger: Ledger, instrument: Instrument, side: PositionSide = 'net') {
  const { quantity, cost, realized } = ledger.bookOf(instrument)[side];
  return {
    quantity: new Exact(quantity, instrument.quantityScale).toString(),
    cost: new Exact(cost, instrument.notionalScale).toString(),
    realized: new Exact(realized, instrument.notionalScale).toString(),
  };
}

/** The postings of the last entry: kind, account, currency, amount. */
export function lastEntry(ledger: Ledger): readonly string[] {
  const postings = [...ledger.accounts.postings()];
  const last = postings.at(-1)?.entry;
  return postings
    .filter(({ entry }) => entry === last)
    .map(({ kind, account, currency, amount }) => `${kind}: ${account} ${amount} ${currency}`);
}
