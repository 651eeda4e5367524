import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { assertTransition, isLive, type OrderState, orderTransitions } from './life-cycle.ts';

/**
 * The life cycle once more, as a matrix to be read: one row a state, one column a state it may become, in the order of
 * the rows.
 */
const matrix: Readonly<Record<OrderState, string>> = {
  //               i s o p f c e r u a h
  intent: '        . x . . . x . x . . .',
  sent: '          . . x x x x x x x . .',
  open: '          . . . x x x x . x . .',
  'partly-filled': '. . . x x x x . x . .',
  filled: '        . . . . . . . . . . .',
  cancelled: '     . . . x x . . . . . .',
  expired: '       . . . x x . . . . . .',
  refused: '       . . . . . . . . . . .',
  unknown: '       . . x x x x x x . x x',
  absent: '        . . . . . . . . . . .',
  held: '          . . x x x x x x . x .',
};
const states = Object.keys(matrix) as OrderState[];
const pairs = states.flatMap((from) =>
  states.map((to, column) => ({ from, to, isLegal: matrix[from].trim().split(/\s+/)[column] === 'x' })),
);

describe('the life cycle of an order', () => {
  it('given the table, then it names every state once', () => {
    expect(Object.keys(orderTransitions).sort()).toEqual([...states].sort());
  });

  it.each(pairs.filter(({ isLegal }) => isLegal))(
    'given an order that is $from, then it may become $to',
    ({ from, to }) => {
      expect(orderTransitions[from]).toContain(to);
      expect(() => assertTransition(from, to, 7)).not.toThrow();
    },
  );

  it.each(pairs.filter(({ isLegal }) => !isLegal))(
    'given an order that is $from, then it cannot become $to',
    ({ from, to }) => {
      expect(refusalOf(() => assertTransition(from, to, 7))).toEqual({
        code: 'E041',
        message: `order 7 is ${from} and cannot become ${to}; report what the venue sent`,
        context: { order: 7, from, to },
      });
    },
  );

  it('given any state, then it is live exactly while it may fill without the venue correcting itself', () => {
    expect(states.filter(isLive)).toEqual(['intent', 'sent', 'open', 'partly-filled', 'unknown', 'held']);
  });

  it('given a state that is final, then nothing follows', () => {
    expect(states.filter((state) => orderTransitions[state].length === 0)).toEqual(['filled', 'refused', 'absent']);
  });
});
