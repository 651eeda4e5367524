import type { ImporterSuite } from '../testing/index.ts';

const split = (line: string) => line.split('|');
const suite = (kindColumn: string, header: string, ...rows: readonly string[]): ImporterSuite => ({
  header: split(header),
  rows: rows.map(split),
  kindColumn,
});

/** Columns as venues write them; every row is made up. */
export const suites: Readonly<Record<string, ImporterSuite>> = {
  'kraken-ledgers': suite(
    'type',
    'txid|refid|time|type|subtype|aclass|asset|wallet|amount|fee|balance',
    'L1|D1|2025-01-05 10:00:00|deposit||currency|ZEUR|spot / main|1000.0|0|1000.0',
    'L2|T1|2025-01-06 11:00:00|trade|tradespot|currency|ZEUR|spot / main|-500.0|1.3|498.7',
    'L3|T1|2025-01-06 11:00:00|trade|tradespot|currency|XXBT|spot / main|0.006|0|0.006',
    'L4|T2|2025-01-07 11:00:00|trade|tradespot|currency|XXBT|spot / main|-0.002|0|0.004',
    'L5|T2|2025-01-07 11:00:00|trade|tradespot|currency|XETH|spot / main|0.05|0.0001|0.0499',
  ),
  'kraken-trades': suite(
    'type',
    'txid|ordertxid|pair|time|type|ordertype|price|cost|fee|vol|margin|misc|ledgers',
    'T1|O1|XXBTZEUR|2025-01-06 11:00:00.1234|buy|limit|80000|800|1.2|0.01|0||L1,L2',
    'T2|O2|ADA/USD|2025-01-07 11:00:00.5|sell|market|0.5|50|0.1|100|0||L3,L4',
  ),
  'binance-trades': suite(
    'Side',
    'Date(UTC)|Pair|Side|Price|Executed|Amount|Fee',
    '2025-01-06 11:00:00|BTCUSDT|BUY|80,000|0.01BTC|800USDT|0.001BNB',
    '2025-01-07 11:00:00|ETHEUR|SELL|3,000|1.5ETH|4,500EUR|4.5EUR',
  ),
  'binance-statement': suite(
    'Operation',
    'User_ID|UTC_Time|Account|Operation|Coin|Change|Remark',
    '1|2025-01-06 11:00:00|Spot|Transaction Buy|BTC|0.01|',
    '1|2025-01-06 11:00:00|Spot|Transaction Spend|USDT|-800|',
    '1|2025-01-06 11:00:00|Spot|Transaction Fee|BNB|-0.001|',
    '1|2025-01-07 09:00:00|Spot|Deposit|ETH|2|',
    '1|2025-01-08 09:00:00|Earn|Simple Earn Flexible Interest|ETH|0.0001|',
  ),
  'binance-withdrawals': suite(
    'Status',
    'Date(UTC+0)|Coin|Network|Amount|Fee|Address|TXID|Status',
    '2025-01-06 11:00:00|BTC|BTC|0.01|0.0001|bc1|x1|Completed',
    '2025-01-07 11:00:00|ETH|ETH|1|0.001|0x1|x2|Completed',
  ),
  'binance-deposits': suite(
    'Status',
    'Date(UTC+0)|Coin|Network|Amount|Address|TXID|Status',
    '2025-01-06 11:00:00|BTC|BTC|0.01|bc1|x1|Completed',
    '2025-01-07 11:00:00|ETH|ETH|1|0x1|x2|Completed',
  ),
  'binance-convert': suite(
    'Status',
    'Date(UTC)|Wallet|Pair|Type|Sell|Buy|Price|Inverse Price|Date Updated|Status',
    '25-01-06 11:00:00|Spot|ETHUSDT|Market|500 USDT|0.2 ETH|||25-01-06 11:00:01|Successful',
    '2025-01-07 11:00:00|Spot|BTCETH|Market|1.5ETH|0.05BTC|||25-01-07 11:00:01|Success',
  ),
  'binance-futures-trades': suite(
    'Side',
    'Uid|Time(UTC)|Symbol|Side|Position Side|Price|Quantity|Amount|Fee|Realized Profit|Buyer|Maker|Trade Id|Order Id',
    '1|25-01-06 11:00:00|BTCUSDT|BUY|BOTH|80000|0.1|8000|3.2 USDT|0|true|false|7|70',
    '1|25-01-06 12:00:00|BTCUSDT|SELL|BOTH|81000|0.1|8100|0.004 BNB|100|false|true|8|71',
  ),
  'binance-futures-income': suite(
    'type',
    'Date(UTC)|type|Amount|Asset|Symbol|Transaction ID',
    '2025-01-06 16:00:00|FUNDING_FEE|-0.8|USDT|BTCUSDT|1',
    '2025-01-07 00:00:00|FUNDING_FEE|0.3|USDT|BTCUSDT|2',
  ),
  'bybit-contract-trades': suite(
    'Filled Type',
    'Market|Filled Type|Filled Quantity|Filled Price|Order Price|Fee Rate|Trading Fee|feeCoin|ExecFeeV2|Direction|Order Type|Trasaction ID|Order No.|Transaction Time(UTC+0)',
    'ETHUSDT|Trade|2|3000|3000|0.00055|3.3|USDT|3.3|Long|Market|a1|o1|10:00 2025-01-10',
    'ETHUSDT|Funding|2|3010|0|0.0001|0.602|USDT|0.602|Long|--|f1|g1|16:00 2025-01-10',
    'ETHUSDT|Liquidation|2|2500|2500|0.00055|2.75|USDT|2.75|Short|Market|a2|o2|09:00 2025-01-11',
  ),
  'bybit-transfers': suite(
    'Type',
    'Uid|Date|Type|Asset|Chain|Amount|Tx ID|Status|Received Address',
    '1|2025-01-06 11:00:00|Deposit|BTC|BTC|0.01|x1|Completed|bc1',
    '1|2025-01-07 11:00:00|Withdraw|USDT|TRX|25|x2|Transferred successfully|T1',
  ),
  'coinbase-fills': suite(
    'side',
    'portfolio|trade id|product|side|created at|size|size unit|price|fee|total|price/fee/total unit',
    'default|7|BTC-EUR|BUY|2025-01-06T11:00:00.123Z|0.01|BTC|80000|4.8|-804.8|EUR',
    'default|7|ETH-BTC|SELL|2025-01-06T11:00:00.123Z|2|ETH|0.04|0.0002|0.0798|BTC',
  ),
  'coinbase-statement': suite(
    'type',
    'portfolio|type|time|amount|balance|amount/balance unit|transfer id|trade id|order id',
    'default|deposit|2025-01-05T11:00:00.000Z|1000|1000|EUR|d1||',
    'default|match|2025-01-06T11:00:00.130Z|0.01|0.01|BTC||7|o1',
    'default|match|2025-01-06T11:00:00.130Z|-800|200|EUR||7|o1',
    'default|fee|2025-01-06T11:00:00.130Z|-4.8|195.2|EUR||7|o1',
  ),
  'bybit-account-log': suite(
    'Type',
    'Currency|Contract|Type|Direction|Quantity|Position|Filled Price|Funding|Fee Paid|Cash Flow|Change|Wallet Balance|Action|OrderId|TradeId|Time',
    'BTC|BTCUSDT|TRADE|BUY|0.01|--|80000|--|-0.00001|0.01|0.00999|0.00999|--|o1|t1|2025-01-06 11:00:00',
    'USDT|BTCUSDT|TRADE|BUY|0.01|--|80000|--|0|-800|-800|200|--|o1|t1|2025-01-06 11:00:00',
    'USDT|ETHUSDT|TRADE|SELL|-1|-1|3000|0|-1.65|0|-1.65|198.35|OPEN|o2|t2|2025-01-07 11:00:00',
    'USDT|ETHUSDT|SETTLEMENT|SELL|1|-1|3000|0.3|0|0|0.3|198.65|--|--|--|2025-01-07 16:00:00',
    'USDT|--|TRANSFER_OUT|--|0|0|--|0|0|-98.65|-98.65|100|--|--|--|2025-01-08 16:00:00',
  ),
  'bybit-spot-orders': suite(
    'Direction',
    'Spot Pairs|Order Type|Direction|Filled Value|Filled Price|Filled Quantity|Fees|Transaction ID|Order No.|Timestamp (UTC)',
    'BTCUSDT|LIMIT|BUY|800|80000|0.01|0.00001|t1|o1|14:35 2024-11-16',
    'ETHEUR|LIMIT|SELL|3000|3000|1|3|t2|o2|14:36 2024-11-16',
  ),
  'bybit-movements': suite(
    'Type',
    'Type|Coin|Amount|Wallet Balance|Time(UTC)',
    'Deposit|BTC|0.01|0.01|2025-01-06 11:00:00',
    'Withdraw|BTC|-0.005|0.005|2025-01-07 11:00:00',
  ),
  'coinbase-transactions': suite(
    'Transaction Type',
    'ID|Timestamp|Transaction Type|Asset|Quantity Transacted|Price Currency|Price at Transaction|Subtotal|Total (inclusive of fees and/or spread)|Fees and/or Spread|Notes',
    'a|2025-01-06 11:00:00 UTC|Buy|BTC|0.01|EUR|€80,000.00|€800.00|€806.00|€6.00|Bought 0.01 BTC',
    'b|2025-01-07 11:00:00 UTC|Convert|BTC|-0.005|EUR|€80,400.00|€400.00|€402.00|€2.00|Converted 0.005 BTC to 0.13 ETH',
    'c|2025-01-08 11:00:00 UTC|Send|ETH|-0.1|EUR|€3,000.00|€300.00|€300.00|€0.00|Sent "home", twice',
    'd|2025-01-09 11:00:00 UTC|Staking Income|ETH|0.001|EUR|€3,000.00|€3.00|€3.00|€0.00|',
  ),
  generic: suite(
    'type',
    'time|type|asset|quantity|total|currency|fee|feeCurrency|feeValue|account|externalId|remark',
    '2025-01-06T11:00:00Z|buy|BTC|0.01|800|EUR|0.001|BNB|0.6|home|r1|hello',
    '2025-01-07T11:00:00+01:00|sell|BTC|0.005|500|EUR|||||r2|"so", he said',
  ),
};
