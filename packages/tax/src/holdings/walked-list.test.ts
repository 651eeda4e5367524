import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WalkedList } from './walked-list.ts';

function listOf(items: readonly number[]): WalkedList<number> {
  const list = new WalkedList<number>();
  for (const item of items) list.push(item);
  return list;
}

function itemsOf(list: WalkedList<number>): readonly number[] {
  const items: number[] = [];
  list.each((item) => items.push(item));
  return items;
}

describe('a list that is walked', () => {
  it('given any that leave, then the others stay in order, and what is pushed comes last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.func(fc.boolean()), (items, leaves) => {
        const list = listOf(items);
        list.walk((item) => (leaves(item) ? 'leave' : 'stay'));
        list.push(7);
        expect(itemsOf(list)).toEqual([...items.filter((item) => !leaves(item)), 7]);
        expect(list.last).toBe(7);
      }),
    );
  });

  it('given a stop, then those behind it are not looked at, and it stays', () => {
    const list = listOf([1, 2, 3]);
    list.walk((item) => (item === 2 ? 'stop' : 'leave'));
    expect(itemsOf(list)).toEqual([2, 3]);
  });

  it('given that all leave, then it is empty', () => {
    const list = listOf([1, 2]);
    list.walk(() => 'leave');
    expect(list.isEmpty).toBe(true);
    expect(list.last).toBeUndefined();
  });
});
