export { Ladder } from './ladder.ts';
export { type BookCondition, OrderBook } from './order-book.ts';
