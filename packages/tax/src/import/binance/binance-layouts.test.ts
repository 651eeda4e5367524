import { describe, expect, it } from 'vitest';
import { importFiles } from '../index.ts';
import { readRows, reasonsOf } from '../read-rows.fixture.ts';

describe('headers of Binance in other languages', () => {
  it.each([
    ['Spanish', 'ID de usuario|Tiempo|Cuenta|Operación|Moneda|Cambio|Observación'],
    ['French', 'Identifiant utilisateur|Durée|Compte|Opération|Jeton|Change|Remarque'],
  ])('given a statement in %s, then it is read', (_, columns) => {
    const lines = [
      columns,
      '1|25-01-06 11:00:00|Spot|Transaction Buy|BTC|0.01|',
      '1|25-01-06 11:00:00|Spot|Transaction Spend|EUR|-800|',
      '1|25-01-06 12:00:00|Spot|Deposit|ETH|1|',
    ];
    expect(readRows(lines, { file: 'x(UTC+1).csv' })).toMatchObject({
      transactions: [
        { type: 'buy', asset: 'BTC', total: '800', time: '2025-01-06T10:00:00Z' },
        { type: 'deposit', asset: 'ETH' },
      ],
      unread: [],
    });
  });

  it('given trades in Spanish, then they are read', () => {
    const lines = [
      'Tiempo|Par|Lado|Precio|Ejecutado|Cantidad|Tarifa',
      '25-01-06 11:00:00|BTCEUR|BUY|80000|0.01BTC|800EUR|0.001BNB',
    ];
    expect(readRows(lines, { zone: 'UTC' }).transactions).toMatchObject([
      { type: 'buy', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.001', feeCurrency: 'BNB' },
    ]);
  });
});

describe('spot trades of Binance', () => {
  it('given rows that end in empty cells without a name, then they are read', () => {
    const text = [
      'Time,Pair,Side,Price,Executed,Amount,Fee',
      '2025-01-06 11:00:00,BTCEUR,BUY,80000,0.01BTC,800EUR,0.8EUR,,,',
      '2025-01-06 12:00:00,BTCEUR,SELL,81000,0.01BTC,810EUR,0.8EUR,,,',
      '2025-01-06 13:00:00,BTCEUR,SELL,81000,0.01BTC,1,810EUR,0.8EUR,,',
    ].join('\r\n');
    const { transactions, unread } = importFiles([{ name: 'a(UTC+9).csv', text }]);
    expect(transactions).toMatchObject([{ type: 'buy' }, { type: 'sell' }]);
    expect(unread).toMatchObject([{ line: 4, reason: expect.stringContaining('10 cells') }]);
  });

  it('given the layout of the report, whose coins have columns of their own, then it is read', () => {
    const lines = [
      'Date(UTC)|Pair|Base Asset|Quote Asset|Type|Price|Amount|Total|Fee|Fee Coin',
      '2025-01-06 11:00:00|BTC/USDT|BTC|USDT|SELL|80000|0.01|800|0.001|BNB',
    ];
    expect(readRows(lines).transactions).toMatchObject([
      { type: 'buy', asset: 'USDT', quantity: '800' },
      { type: 'sell', asset: 'BTC', quantity: '0.01', total: '800', fee: '0.001', feeCurrency: 'BNB' },
    ]);
  });
});

describe('times of Binance', () => {
  const newer = ['User ID|Time|Account|Operation|Coin|Change|Remark', '1|25-01-06 02:00:00|Spot|Deposit|BTC|0.1|'];

  it.each([
    ['Binance-Transaction-History-202603230400(UTC--6)_ab.csv', '2025-01-06T08:00:00Z'],
    ['Binance-Transaction-History-202604201017(UTC+7).csv', '2025-01-05T19:00:00Z'],
    ['Binance-Transaction-History-202604201017(UTC+5:30).csv', '2025-01-05T20:30:00Z'],
    ['Binance-Transaction-History-202604201017(UTC).csv', '2025-01-06T02:00:00Z'],
  ])('given the name %s, then it tells the zone', (file, time) => {
    expect(readRows(newer, { file }).transactions).toMatchObject([{ time }]);
  });

  it('given a name that tells no zone, then --zone does, and without it the row is unread', () => {
    expect(reasonsOf(readRows(newer))[2]).toContain('into the name of the file');
    expect(readRows(newer, { zone: 'Asia/Tokyo' }).transactions).toMatchObject([{ time: '2025-01-05T17:00:00Z' }]);
  });

  it.each([
    ['Date(UTC+0)', '2025-01-06T02:00:00Z'],
    ['Date(UTC+8)', '2025-01-05T18:00:00Z'],
    ['Date(UTC)', '2025-01-06T02:00:00Z'],
  ])('given the column %s, then it tells the zone, whatever --zone says', (column, time) => {
    const lines = [
      `${column}|Coin|Network|Amount|Fee|Address|TXID|Status`,
      '25-01-06 02:00:00|BTC|BTC|0.02|0.0001|a|x|Completed',
    ];
    expect(readRows(lines, { zone: 'Asia/Tokyo' }).transactions).toMatchObject([{ time, type: 'withdrawal' }]);
  });
});

describe('amounts with their unit', () => {
  it.each([
    ['0.05BTC', '0.05', 'BTC'],
    ['1,234.5USDT', '1234.5', 'USDT'],
    ['100 1INCH', '100', '1INCH'],
    ['1001INCH', '100', '1INCH'],
    ['51MBABYDOGE', '5', '1MBABYDOGE'],
    ['201000SATS', '20', '1000SATS'],
  ])('given %s, then it is %s of %s', (text, quantity, asset) => {
    const lines = [
      'Date(UTC)|Pair|Side|Price|Executed|Amount|Fee',
      `2025-01-06 11:00:00|X|BUY|1|${text}|10EUR|0.01BNB`,
    ];
    expect(readRows(lines).transactions).toMatchObject([{ quantity, asset, total: '10' }]);
  });
});
