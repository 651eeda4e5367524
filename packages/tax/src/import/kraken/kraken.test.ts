import { describe, expect, it } from 'vitest';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';
import { krakenAsset, krakenPair } from './kraken-assets.ts';

const header = 'txid|refid|time|type|subtype|aclass|subclass|asset|wallet|amount|fee|balance';
const row = (id: string, refid: string, type: string, asset: string, amount: string, fee = '0') =>
  `${id}|${refid}|2025-01-06 11:00:00|${type.replace(' ', '|')}${type.includes(' ') ? '' : '|'}|currency||${asset}|spot / main|${amount}|${fee}|0`;
const read = (...rows: readonly string[]) => readRows([header, ...rows]);

describe('codes of Kraken', () => {
  it.each([
    ['XXBT', 'BTC'],
    ['XBT.M', 'BTC'],
    ['ZEUR', 'EUR'],
    ['EUR.HOLD', 'EUR'],
    ['DOT.S', 'DOT'],
    ['DOT28.S', 'DOT'],
    ['ETH2.S', 'ETH'],
    ['ADA.F', 'ADA'],
    ['API3.F', 'API3'],
    ['XTZ', 'XTZ'],
    ['ZRX', 'ZRX'],
  ])('given %s, then it is %s', (code, asset) => {
    expect(krakenAsset(code)).toBe(asset);
  });

  it.each([
    ['XXBTZEUR', 'BTC', 'EUR'],
    ['XETHXXBT', 'ETH', 'BTC'],
    ['USDTZUSD', 'USDT', 'USD'],
    ['XTZEUR', 'XTZ', 'EUR'],
    ['TRXETH', 'TRX', 'ETH'],
    ['ZRXXBT', 'ZRX', 'BTC'],
    ['ETHPYUSD', 'ETH', 'PYUSD'],
    ['DOTUSDT', 'DOT', 'USDT'],
    ['SOL/CAD', 'SOL', 'CAD'],
  ])('given the pair %s, then it is %s in %s', (pair, base, quote) => {
    expect(krakenPair(pair)).toEqual([base, quote]);
  });

  it.each(['EUR', '/EUR', 'XYZ', ''])('given the pair "%s", then it is none', (pair) => {
    expect(krakenPair(pair)).toBeUndefined();
  });
});

describe('kraken-ledgers', () => {
  it('given a fee on both legs, then that in money is part of what was paid', () => {
    const { transactions, unread } = read(
      row('L1', 'T1', 'trade tradespot', 'GBP', '-200.5', '0.15'),
      row('L2', 'T1', 'trade tradespot', 'USDT', '250', '0.25'),
    );
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([
      {
        type: 'buy',
        asset: 'USDT',
        quantity: '250',
        total: '200.65',
        currency: 'GBP',
        fee: '0.25',
        feeCurrency: 'USDT',
      },
    ]);
  });

  it('given a coin for a coin with a fee on both legs, then each coin leaves in full', () => {
    const { transactions } = read(
      row('L1', 'T1', 'trade tradespot', 'XXBT', '-0.02', '0.0001'),
      row('L2', 'T1', 'trade tradespot', 'XETH', '0.5', '0.001'),
    );
    expect(transactions).toMatchObject([
      { type: 'buy', asset: 'ETH', quantity: '0.5', total: '0.0201', fee: '0.001', feeCurrency: 'ETH' },
      { type: 'sell', asset: 'BTC', quantity: '0.0201', total: '0.0201' },
    ]);
  });

  it('given an instant buy, then spend and receive are its legs', () => {
    expect(
      read(row('L1', 'B1', 'spend', 'ZEUR', '-50', '0.5'), row('L2', 'B1', 'receive', 'XXBT', '0.001')).transactions,
    ).toMatchObject([{ type: 'buy', asset: 'BTC', quantity: '0.001', total: '50', fee: '0.5', feeCurrency: 'EUR' }]);
  });

  it('given a third row that bears the fee alone, then it is the fee, and fee credits are none', () => {
    const legs = [row('L1', 'T1', 'trade', 'ZEUR', '-600'), row('L2', 'T1', 'trade', 'XXBT', '0.01')];
    expect(read(...legs, row('L3', 'T1', 'trade', 'XETH', '-0.0000', '0.0002')).transactions).toMatchObject([
      { total: '600', fee: '0.0002', feeCurrency: 'ETH' },
    ]);
    expect(read(...legs, row('L3', 'T1', 'trade', 'KFEE', '0.00', '156')).transactions[0]).not.toHaveProperty('fee');
  });

  it('given the column that names the coin of a fee, then the fee is in it', () => {
    const wide = (line: string, coin: string) => `${line}|0|0|0|${coin}`;
    const { transactions } = readRows([
      `${header}|amountusd|feeusd|balanceusd|feecurrency`,
      wide(row('L1', 'T1', 'trade tradespot', 'ALGO', '-160'), ''),
      wide(row('L2', 'T1', 'trade tradespot', 'EUR', '60', '0.24'), 'USD'),
    ]);
    expect(transactions).toMatchObject([{ type: 'sell', total: '60', fee: '0.24', feeCurrency: 'USD' }]);
  });

  it.each([
    ['earn reward', 'ETH', 'staking'],
    ['staking', 'DOT28.S', 'staking'],
    ['reward', 'ADA', 'reward'],
    ['invite bonus', 'XXBT', 'reward'],
    ['transfer airdrop', 'SGB', 'airdrop'],
    ['earn airdrop', 'SGB', 'airdrop'],
  ])('given a row of %s, then it is income', (type, asset, kind) => {
    const line =
      type === 'invite bonus'
        ? row('L1', 'R1', '@', asset, '0.5').replace('@', type)
        : row('L1', 'R1', type, asset, '0.5');
    expect(read(line).transactions).toMatchObject([{ type: 'income', kind, quantity: '0.5' }]);
  });

  it('given moves to and from Kraken Futures, then they come from another account', () => {
    expect(
      read(
        row('L1', 'F1', 'transfer spottofutures', 'XXBT', '-0.5'),
        row('L2', 'F2', 'transfer spotfromfutures', 'XXBT', '0.6'),
      ).transactions,
    ).toMatchObject([
      { type: 'deposit', asset: 'BTC', quantity: '0.6' },
      { type: 'withdrawal', asset: 'BTC', quantity: '0.5' },
    ]);
  });

  it('given --zone, then the venue still writes UTC', () => {
    const { transactions } = readRows([header, row('L1', 'D1', 'deposit', 'XXBT', '1')], { zone: 'Asia/Tokyo' });
    expect(transactions).toMatchObject([{ time: '2025-01-06T11:00:00Z' }]);
  });

  it('given interest in money, then it is worth itself, so that no rate is asked for', () => {
    expect(read(row('L1', 'R1', 'earn reward', 'EUR', '0.0179')).transactions).toMatchObject([
      { type: 'income', asset: 'EUR', total: '0.0179', currency: 'EUR' },
    ]);
  });

  it.each([
    [
      'earn and back',
      [row('L1', 'E1', 'earn allocation', 'ETH', '-1'), row('L2', 'E1', 'earn allocation', 'ETH', '1')],
    ],
    ['one leg alone', [row('L1', 'S1', 'transfer spottostaking', 'ADA', '-100')]],
    [
      'legs of two kinds',
      [
        row('L1', 'S1', 'transfer spottostaking', 'ADA', '-100'),
        row('L2', 'S1', 'transfer stakingfromspot', 'ADA.S', '100'),
      ],
    ],
    ['legs without a subtype', [row('L1', 'S1', 'transfer', 'DOT', '-10'), row('L2', 'S1', 'transfer', 'DOT.S', '10')]],
    ['fee credits', [row('L1', 'D1', 'deposit', 'KFEE', '100')]],
  ])('given a move within the account (%s), then it comes to nothing and is told', (_, rows) => {
    const { transactions, unread, notices } = read(...rows);
    expect({ transactions, unread }).toEqual({ transactions: [], unread: [] });
    expect(notices.map(({ line }) => line)).toEqual(rows.map((_row, i) => i + 2));
  });

  it.each([
    ['a margin position', row('L1', 'M1', 'margin', 'ZEUR', '1.75', '0.065'), /margin position/],
    ['its upkeep', row('L1', 'M1', 'rollover', 'ZEUR', '0', '0.0035'), /margin position/],
    ['its settlement', row('L1', 'M1', 'settled', 'XXBT', '0.1'), /margin position/],
    ['a collectible', row('L1', 'N1', 'nfttrade', 'ZEUR', '-10'), /collectible/],
    ['an adjustment', row('L1', 'A1', 'adjustment', 'XXDG', '1'), /say what it was/],
    ['a delisting', row('L1', 'A1', 'transfer delistingconversion', 'NANO', '-30'), /say what it was/],
    ['an airdrop or a transfer', row('L1', 'F1', 'transfer', 'FLR', '150'), /airdrop, a fork/],
    ['a deposit taken back', row('L1', 'D1', 'deposit', 'XXBT', '-0.1'), /takes an earlier one back/],
    ['a withdrawal taken back', row('L1', 'D1', 'withdrawal', 'XXBT', '0.1'), /takes an earlier one back/],
    ['a kind nobody knows', row('L1', 'D1', 'hybridearnwithdrawal', 'USDC', '-500'), /not a kind of row/],
    ['a leg alone', row('L1', 'T1', 'trade tradespot', 'GBP', '1165.0899', '4.66'), /1 legs/],
    [
      'a share',
      row('L1', 'T1', 'trade', 'AAPLx', '1').replace('currency', 'tokenized_asset'),
      /the class "tokenized_asset"/,
    ],
    ['no reference', row('L1', '', 'transfer', 'XTZ', '-8'), /"refid" is empty/],
  ])('given %s, then it is unread with the reason', (_, line, reason) => {
    const result = read(line);
    expect(result.transactions).toEqual([]);
    expect(reasonsOf(result)[2]).toMatch(reason);
  });

  it('given moves that do not come to nothing, or one that cannot be read, then all rows of it are unread', () => {
    const result = read(
      row('L1', 'S1', 'transfer', 'ADA', '-100'),
      row('L2', 'S1', 'transfer', 'ADA.S', '120'),
      row('L3', 'S2', 'transfer', 'ALGO', 'n/a'),
      row('L4', 'S2', 'transfer', 'ALGO', '30'),
      row('L5', 'T1', 'trade', 'ZEUR', '-100'),
      row('L6', 'T1', 'trade', 'ZUSD', '108', '0.15'),
    );
    expect(result.transactions).toEqual([]);
    expect(Object.keys(reasonsOf(result))).toEqual(['2', '3', '4', '5', '6', '7']);
  });
});

describe('kraken-trades', () => {
  const trades = 'txid|ordertxid|pair|time|type|ordertype|price|cost|fee|vol|margin|misc|ledgers';

  it('given two ledgers in one cell, then the row is read', () => {
    const { transactions, unread } = readRows([
      trades,
      'T1|O1|XTZEUR|2025-01-06 11:00:00.1234|buy|limit|0.9|90|0.2|100|0||L1,L2',
    ]);
    expect(unread).toEqual([]);
    expect(transactions).toMatchObject([{ type: 'buy', asset: 'XTZ', total: '90', externalId: 'T1' }]);
  });

  it('given what closes a position, then it is unread, whatever its margin', () => {
    const result = readRows([trades, 'T1|O1|XXBTZEUR|2025-01-06 11:00:00|sell|market|80000|800|1.2|0.01|0|closing|L1']);
    expect(result.transactions).toEqual([]);
    expect(reasonsOf(result)[2]).toContain('margin trade');
  });

  it('given an export without the column of margins, then it is none that can be told', () => {
    const line = 'T1|O1|XXBTZEUR|2025-01-06 11:00:00|sell|market|80000|800|1.2|0.01||L1';
    expect(() => readRows([trades.replace('margin|', ''), line])).toThrow(expect.objectContaining({ code: 'E510' }));
  });

  it('given a margin trade, then it is unread with the reason', () => {
    const result = readRows([trades, 'T1|O1|XBT/EUR|2025-01-06 11:00:00|buy|limit|90|90|0.2|1|45|initiated|']);
    expect(reasonsOf(result)[2]).toContain('margin trade');
  });
});

describe('exports of Kraken with fewer columns', () => {
  it('given ledgers without class and balance, then they are read', () => {
    const lines = [
      'txid|refid|time|type|subtype|asset|amount|fee',
      'L1|T1|2025-01-06 11:00:00|trade||ZEUR|-800|1.2',
      'L2|T1|2025-01-06 11:00:00|trade||XXBT|0.01|0',
    ];
    expect(readRows(lines).transactions).toMatchObject([{ type: 'buy', asset: 'BTC', total: '800', fee: '1.2' }]);
  });
});
