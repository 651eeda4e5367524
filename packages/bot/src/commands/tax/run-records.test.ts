import { defineInstrument } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { runRecords } from './run-records.ts';

const common = { base: 'BTC', rules: [{ tickSize: '0.01', quantityStep: '0.001' }] };
const spot = defineInstrument({ ...common, id: 'BTCEUR', kind: 'spot', quote: 'EUR' });
const perpetual = defineInstrument({ ...common, id: 'BTC-PERP', kind: 'perpetual', quote: 'USDT' });
const header = 'at,order,instrument,side,quantity,price,fee,feeCurrency,liquidity,slippage,realized';
const tables = {
  name: 'a-run',
  account: 'main',
  currency: '',
  instruments: [spot, perpetual],
  fills: `${header}\n2025-01-06T11:00:00.000Z,1,BTCEUR,buy,0.01,80000,0.8,EUR,taker,0,0\n2025-01-06T12:00:00.000Z,2,BTC-PERP,sell,0.5,81000,-0.1,USDT,maker,0,0\n`,
  funding: 'at,instrument,rate,mark,paid,currency\n2025-01-06T16:00:00.000Z,BTC-PERP,0.0001,81000,-4.05,USDT\n',
};

describe('runRecords', () => {
  it('given the tables of a run, then trades, fills of contracts and funding are told apart, with their lines', () => {
    expect(runRecords(tables)).toMatchObject([
      {
        type: 'buy',
        asset: 'BTC',
        quantity: '0.01',
        total: '800',
        currency: 'EUR',
        fee: '0.8',
        origin: 'a-run/fills.csv:2',
      },
      { type: 'contract-fill', asset: 'BTC-PERP', side: 'sell', quantity: '0.5', price: '81000', fee: '-0.1' },
      { type: 'funding', asset: 'BTC-PERP', total: '4.05', currency: 'USDT', origin: 'a-run/funding.csv:2' },
    ]);
  });

  it('given a fill of an instrument that the run did not have, then it is E905', () => {
    expect(() => runRecords({ ...tables, instruments: [spot] })).toThrow(expect.objectContaining({ code: 'E905' }));
  });
});
