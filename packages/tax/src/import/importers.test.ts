import { describe, expect, it } from 'vitest';
import { describeImporter } from '../testing/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { suites } from './importer-suites.fixture.ts';
import { importerNamed, importers, importFiles } from './index.ts';

for (const [name, its] of Object.entries(suites)) describeImporter(importerNamed(name), its);

it('given each layout that is known, then the contract of an importer is tested of it', () => {
  expect(Object.keys(suites).sort()).toEqual(importers.map(({ name }) => name).sort());
});

const textOf = (name: string, change: (cells: readonly string[], header: readonly string[]) => readonly string[]) => {
  const { header = [], rows = [] } = suites[name] ?? {};
  return [header, ...rows.map((cells) => change(cells, header))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
};
const whole = (name: string) => textOf(name, (cells) => cells);
const read = (text: string, options = {}) => importFiles([{ name: 'in.csv', text }], options);

describe('importFiles', () => {
  it.each(Object.keys(suites))(
    'given a file of %s without a format, then its columns tell it, and tax reads it',
    (name) => {
      const { transactions, unread } = read(whole(name));
      expect(unread).toEqual([]);
      expect(transactions).toEqual(read(whole(name), { format: name }).transactions);
      expect(readTransactions(transactions, { currency: 'EUR' })).toHaveLength(transactions.length);
    },
  );

  it('given a coin bought with a coin, then both move in one group for one value', () => {
    const { transactions } = read(whole('kraken-ledgers'));
    expect(transactions.filter(({ group }) => group === 'T2')).toMatchObject([
      {
        type: 'buy',
        asset: 'ETH',
        quantity: '0.05',
        total: '0.002',
        currency: 'BTC',
        fee: '0.0001',
        feeCurrency: 'ETH',
      },
      { type: 'sell', asset: 'BTC', quantity: '0.002', total: '0.002', currency: 'BTC' },
    ]);
  });

  it('given a Bybit log, then spot, contract, funding and transfer are told apart', () => {
    expect(read(whole('bybit-account-log')).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.00001', feeCurrency: 'BTC', group: 't1' },
      { type: 'sell', asset: 'USDT', quantity: '800' },
      {
        type: 'contract-fill',
        asset: 'ETHUSDT',
        side: 'sell',
        quantity: '1',
        price: '3000',
        fee: '1.65',
        feeCurrency: 'USDT',
      },
      { type: 'funding', asset: 'ETHUSDT', total: '0.3', currency: 'USDT' },
      { type: 'withdrawal', asset: 'USDT', quantity: '98.65' },
    ]);
  });

  it('given a Binance fee in a third coin, then it is the fee of the trade', () => {
    expect(read(whole('binance-statement')).transactions[0]).toMatchObject({ fee: '0.001', feeCurrency: 'BNB' });
  });

  it('given lines before the header, then they are not taken for it', () => {
    const text = `\nTransactions\nUser,Somebody,1\n${whole('coinbase-transactions')}`;
    const { transactions, unread } = read(text);
    expect(unread).toEqual([]);
    expect(transactions[0]).toMatchObject({ type: 'buy', total: '800', fee: '6', origin: 'in.csv:5' });
  });

  it('given one file twice, then what has a reference counts once, and is told', () => {
    const file = { name: 'a.csv', text: whole('kraken-ledgers') };
    const { transactions, notices } = importFiles([file, { ...file, name: 'b.csv' }]);
    expect(transactions).toHaveLength(4);
    expect(notices).toHaveLength(5);
    expect(notices[0]).toMatchObject({ file: 'b.csv', line: 2, reason: expect.stringContaining('a.csv:2') });
  });

  it('given one reference with two quantities, then the second is unread', () => {
    const row = (quantity: string) => `2025-01-06T11:00:00Z,deposit,BTC,${quantity},x1`;
    const { transactions, unread } = read(`time,type,asset,quantity,externalId\n${row('1')}\n${row('1.5')}\n`);
    expect(transactions).toHaveLength(1);
    expect(unread).toMatchObject([{ line: 3, reason: expect.stringContaining('with another quantity') }]);
  });

  it('given fills that are alike and have no reference, then each counts, under its own id', () => {
    const row = '2025-01-06 11:00:00,BTCEUR,BUY,80000,0.01BTC,800EUR,0.8EUR';
    const { transactions } = read(`Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n${row}\n${row}\n`);
    expect(new Set(transactions.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['the decimals of another locale', '12.345,5', '12345.5'],
    ['a decimal comma', '0,25', '0.25'],
    ['thousands', '1,234.5', '1234.5'],
    ['an exponent', '2.5e-7', '0.00000025'],
  ])('given %s, then %s is %s', (_, quantity, expected) => {
    const { transactions } = read(`time;type;asset;quantity\n2025-01-06T11:00:00Z;income;BTC;${quantity}\n`);
    expect(transactions).toMatchObject([{ quantity: expected }]);
  });

  it.each([
    ['a comma that may be either', 'quantity', '1,234', /say which sign/],
    ['no number', 'quantity', 'much', /"much" is not an amount/],
    ['nothing', 'quantity', '', /quantity must be more than zero/],
    ['a negative quantity', 'quantity', '-1', /more than zero/],
    ['a time without zone', 'time', '2025-01-06 11:00:00', /does not say its zone/],
    ['a day that does not exist', 'time', '2025-02-30T11:00:00Z', /not a day that exists/],
    ['an American date', 'time', '01/06/2025 11:00', /is not a time/],
    ['a type that is none', 'type', 'steal', /type/],
  ])('given %s, then the line is unread and says why', (_, column, text, reason) => {
    const good: Record<string, string> = { time: '2025-01-06T11:00:00Z', type: 'income', asset: 'BTC', quantity: '1' };
    const cells = Object.values({ ...good, [column]: text }).map((cell) => `"${cell}"`);
    const { transactions, unread } = read(`time,type,asset,quantity\n${cells.join(',')}\n`);
    expect(transactions).toEqual([]);
    expect(unread).toMatchObject([{ file: 'in.csv', line: 2, reason: expect.stringMatching(reason) }]);
  });

  it.each([
    ['a comma, stated', { decimal: ',' }, '1,234', '2025-01-06T11:00:00Z', { quantity: '1.234' }],
    ['summer in Berlin', { zone: 'Europe/Berlin' }, '1', '2025-07-06 11:00:00', { time: '2025-07-06T09:00:00Z' }],
    ['winter in Berlin', { zone: 'Europe/Berlin' }, '1', '2025-01-06 11:00:00', { time: '2025-01-06T10:00:00Z' }],
  ])('given %s, then it is read', (_, options, quantity, time, expected) => {
    const { transactions } = read(`time;type;asset;quantity\n${time};income;BTC;${quantity}\n`, options);
    expect(transactions).toMatchObject([expected]);
  });

  it.each([
    ['skip', '2025-03-30 02:30:00'],
    ['twice', '2025-10-26 02:30:00'],
  ])('given a time that the clocks %s, then it is unread', (word, time) => {
    const { unread } = read(`time,type,asset,quantity\n${time},income,BTC,1\n`, { zone: 'Europe/Berlin' });
    expect(unread[0]?.reason).toContain(word);
  });

  it.each([
    ['a leg that is missing', 'kraken-ledgers', 'L2', /1 legs/],
    ['a sum that does not add up', 'bybit-account-log', 't1', /come to/],
  ])('given %s, then the whole event is unread', (_, name, mark, reason) => {
    const { header = [], rows = [] } = suites[name] ?? {};
    const kept =
      name === 'kraken-ledgers'
        ? rows.filter((cells) => cells[0] !== mark)
        : rows.map((cells) => (cells.includes(mark) ? cells.map((cell) => (cell === '-800' ? '-801' : cell)) : cells));
    const bad = kept.map((cells, i) =>
      i === 1 && name !== 'kraken-ledgers' ? cells.with(header.indexOf('Change'), '-800') : cells,
    );
    const { unread } = read([header, ...bad].map((cells) => cells.join(',')).join('\n'));
    expect(unread.some((note) => reason.test(note.reason))).toBe(true);
  });

  it.each([
    ['an unknown format', whole('generic'), { format: 'mtgox' }],
    ['a file of another format', whole('generic'), { format: 'kraken-ledgers' }],
    ['no header', 'hello', {}],
    ['nothing', '', {}],
  ])('given %s, then it is E510', (_, text, options) => {
    expect(() => read(text, options)).toThrow(expect.objectContaining({ code: 'E510' }));
  });
});
