import { defineInstrument, type Instrument, type InstrumentDefinition, type Verdict } from '@rxtrade/core';

const rules = { tickSize: '0.01', quantityStep: '0.001', feeRateTaker: '0.001' };

function instrumentOf(id: string, kind: InstrumentDefinition['kind'], contractSize = '1'): Instrument {
  const [base = '', quote = ''] = id.split('/');
  return defineInstrument({ id, kind, base, quote, contractSize, rules: [rules] });
}

/** Cents, thousandths and a taker fee of a tenth of a percent in each. */
export const btc = instrumentOf('BTC/USDT', 'spot');
export const eth = instrumentOf('ETH/USDT', 'spot');
export const dax = instrumentOf('SAP/EUR', 'equity');
export const share = instrumentOf('GOOG/USDT', 'equity');
export const perpetual = instrumentOf('SOL/USDT', 'perpetual');
export const future = instrumentOf('XAU/USDT', 'future', '100');

/** What a verdict comes to, in a line: `pass`, `0.5: reason`, or `E303: reason`. */
export function said(verdict: Verdict, scale = 3): string {
  switch (verdict.kind) {
    case 'pass':
      return 'pass';
    case 'resize':
      return `${Number(verdict.quantity) / 10 ** scale}: ${verdict.reason}`;
    case 'refuse':
      return `${verdict.code}: ${verdict.reason}`;
    case 'protect':
      return verdict.legs
        .map(({ role, terms }) => `${role} ${'trigger' in terms ? terms.trigger : 'price' in terms ? terms.price : ''}`)
        .join(', ');
  }
}
