import { checkBook } from './check-book.ts';
import {
  anInstant,
  aPrice,
  aQuantity,
  aRate,
  aToldPrice,
  aWholeNumber,
  checkEach,
  checkLengths,
  checkOrder,
  type Rule,
} from './check-columns.ts';
import type { EventColumns, FundingColumns, MarkColumns, QuoteColumns, TradeColumns } from './event-columns.ts';

/**
 * Checks what the engine relies on: columns of one length, instants in order and in whole milliseconds, finite values,
 * prices above zero, quantities not below. That bids lie below asks is the venue's business.
 *
 * @throws E030 or E031 with the index of the first event that breaks a rule.
 */
export function checkEvents(series: EventColumns): void {
  switch (series.kind) {
    case 'trades':
      checkTrades(series.columns);
      break;
    case 'quotes':
      checkQuotes(series.columns);
      break;
    case 'book':
      checkBook(series.columns);
      break;
    case 'funding':
      checkFunding(series.columns);
      break;
    case 'marks':
      checkMarks(series.columns);
      break;
  }
}

const anId: Rule = { ...aWholeNumber, least: 0, wanted: 'a whole number from 0 to below 2^53' };
const aSide: Rule = {
  least: -1,
  most: 1,
  isWhole: true,
  wanted: '1 for a buy, -1 for a sell, 0 where it is not known',
};

function checkTrades({ length, id, ...columns }: TradeColumns): void {
  const { eventAt, receivedAt, price, quantity, side } = columns;
  checkLengths('trades', length, { ...columns, ...(id && { id }) });
  checkOrder('trade', length, receivedAt);
  checkEach('trade', length, { eventAt }, anInstant);
  checkEach('trade', length, { price }, aPrice);
  checkEach('trade', length, { quantity }, aQuantity);
  checkEach('trade', length, { side }, aSide);
  if (id !== undefined) checkEach('trade', length, { id }, anId);
}

function checkQuotes({ length, ...columns }: QuoteColumns): void {
  const { eventAt, receivedAt, bid, bidQuantity, ask, askQuantity } = columns;
  checkLengths('quotes', length, columns);
  checkOrder('quote', length, receivedAt);
  checkEach('quote', length, { eventAt }, anInstant);
  checkEach('quote', length, { bid, ask }, aPrice);
  checkEach('quote', length, { bidQuantity, askQuantity }, aQuantity);
}

/** One payment an instant: the same one twice would be paid twice. */
function checkFunding({ length, eventAt, rate, mark }: FundingColumns): void {
  checkLengths('funding rates', length, { eventAt, rate, ...(mark && { mark }) });
  checkOrder('funding rate', length, eventAt, { isRising: true });
  checkEach('funding rate', length, { rate }, aRate);
  if (mark !== undefined) checkEach('funding rate', length, { mark }, aToldPrice);
}

function checkMarks({ length, eventAt, price }: MarkColumns): void {
  checkLengths('mark prices', length, { eventAt, price });
  checkOrder('mark price', length, eventAt);
  checkEach('mark price', length, { price }, aPrice);
}
