import { RxtradeError } from '../errors/index.ts';
import {
  anInstant,
  aPrice,
  aQuantity,
  aWholeNumber,
  checkEach,
  checkLengths,
  checkOrder,
  type Rule,
} from './check-columns.ts';
import type { BookColumns } from './event-columns.ts';

const aFlag: Rule = { least: 0, most: 1, isWhole: true, wanted: '1 for a whole book, 0 for a change' };
const aWholeNumberOrNone: Rule = {
  ...aWholeNumber,
  mayBeNone: true,
  wanted: 'a whole number below 2^53, or NaN for none',
};

/** @throws E030 or E031, the first that holds. Whether bids lie below asks is not looked at. */
export function checkBook({ length, firstLevel, price, quantity, ...columns }: BookColumns): void {
  checkLengths('book updates', length, columns);
  if (firstLevel.length !== length + 1)
    throw new RxtradeError(
      'E030',
      `column firstLevel holds ${firstLevel.length} values for ${length} book updates; give one more than updates`,
      { name: 'firstLevel' },
    );
  const { receivedAt, eventAt, isSnapshot, sequence, previousSequence, firstAsk } = columns;
  checkOrder('book update', length, receivedAt);
  checkEach('book update', length, { eventAt }, anInstant);
  checkEach('book update', length, { isSnapshot }, aFlag);
  checkEach('book update', length, { sequence }, aWholeNumber);
  checkEach('book update', length, { previousSequence }, aWholeNumberOrNone);
  checkLevels({ length, firstLevel, firstAsk, price, quantity });
  for (let i = 0; i < length; i++)
    if (isSnapshot[i] === 1) {
      checkBestFirst(i, price.subarray(firstLevel[i], firstAsk[i]), -1);
      checkBestFirst(i, price.subarray(firstAsk[i], firstLevel[i + 1]), 1);
    }
}

type Levels = Pick<BookColumns, 'length' | 'firstLevel' | 'firstAsk' | 'price' | 'quantity'>;

function checkLevels({ length, firstLevel, firstAsk, price, quantity }: Levels): void {
  const levels = Math.min(price.length, quantity.length);
  for (let i = 0; i < length; i++) {
    const first = firstLevel[i] as number;
    const ask = firstAsk[i] as number;
    const end = firstLevel[i + 1] as number;
    if (!(first <= ask && ask <= end && end <= levels))
      throw new RxtradeError(
        'E030',
        `book update ${i} has levels from ${first} to ${end}, its asks from ${ask}, of ${levels}; give each update its own levels, bids before asks`,
        { index: i, first, ask, end, levels },
      );
  }
  const held = { price: price.subarray(firstLevel[0], firstLevel[length]) };
  checkEach('book level', held.price.length, held, aPrice);
  checkEach('book level', held.price.length, { quantity: quantity.subarray(firstLevel[0]) }, aQuantity);
}

function checkBestFirst(update: number, prices: Float64Array, direction: 1 | -1): void {
  for (let i = 1; i < prices.length; i++) {
    const previous = prices[i - 1] as number;
    const price = prices[i] as number;
    if ((price - previous) * direction > 0) continue;
    throw new RxtradeError(
      'E031',
      `the ${direction === 1 ? 'asks' : 'bids'} of book update ${update} go from ${previous} to ${price}; a snapshot has each price once, best first`,
      { index: update, previous, price },
    );
  }
}
