import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Position } from './position.ts';

function positionOf(quantity: number, cost: number): Position {
  const position = new Position();
  position.apply(quantity, cost);
  return position;
}

describe('Position', () => {
  it('given nothing, then it is flat, free and has realized nothing', () => {
    expect(new Position()).toMatchObject({ quantity: 0, cost: 0, realized: 0 });
  });

  it.each([
    ['long', 1],
    ['short', -1],
  ])('given a %s position, when added to, then quantity and cost add up and nothing is realized', (_, sign) => {
    const position = positionOf(sign * 10, sign * 1000);
    expect(position.apply(sign * 5, sign * 650)).toBe(0);
    expect(position).toMatchObject({ quantity: sign * 15, cost: sign * 1650, realized: 0 });
  });

  it('given 10 at 100, when 4 are sold at 130, then 120 are realized and the average stays', () => {
    const position = positionOf(10, 1000);
    expect(position.apply(-4, -520)).toBe(120);
    expect(position).toMatchObject({ quantity: 6, cost: 600, realized: 120 });
  });

  it('given 10 short at 100, when 4 are bought at 130, then 120 are lost', () => {
    const position = positionOf(-10, -1000);
    expect(position.apply(4, 520)).toBe(-120);
    expect(position).toMatchObject({ quantity: -6, cost: -600, realized: -120 });
  });

  it('given exits one after another, then what they realized adds up', () => {
    const position = positionOf(10, 1000);
    expect([position.apply(-5, -600), position.apply(-5, -400)]).toEqual([100, -100]);
    expect(position).toMatchObject({ quantity: 0, cost: 0, realized: 0 });
  });

  it('given a cost that does not divide, when a part leaves, then its share rounds half-even', () => {
    const position = positionOf(4, 10);
    expect(position.apply(-1, -3), '10/4 is 2.5, and 2 is even').toBe(1);
    expect(position).toMatchObject({ quantity: 3, cost: 8 });
    expect(position.apply(-1, -3), '8/3 is 2.67').toBe(0);
    expect(position).toMatchObject({ quantity: 2, cost: 5 });
    expect(position.apply(-2, -6), 'all that is left').toBe(1);
    expect(position).toMatchObject({ quantity: 0, cost: 0, realized: 2 });
  });

  it('given any entry and any exits, then realized is what came in less what went out, to the last unit', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(1, -1),
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        amount,
        fc.array(amount, { minLength: 20, maxLength: 20 }),
        (sign, parts, cost, values) => {
          const position = positionOf(sign * parts.reduce((sum, part) => sum + part), sign * cost);
          let received = 0;
          parts.forEach((part, i) => {
            received += sign * (values[i] as number);
            position.apply(-sign * part, -sign * (values[i] as number));
          });
          expect(position.quantity).toBe(0);
          expect(position.cost).toBe(0);
          expect(position.realized).toBe(received - sign * cost);
        },
      ),
    );
  });

  it('given beyond 2^53, when a third leaves, then it is exact', () => {
    const position = new Position();
    position.apply(3_000_000_000_000n, 30_000_000_000_000_000_003n);
    expect(position.apply(-1_000_000_000_000n, -10_000_000_000_000_000_002n)).toBe(1);
    expect(position).toMatchObject({ quantity: 2_000_000_000_000, cost: 20_000_000_000_000_000_002n, realized: 1 });
  });

  it.each([
    [10, -11, true],
    [10, -10, false],
    [10, -9, false],
    [10, 11, false],
    [-10, 11, true],
    [-10, 10, false],
    [-10, -11, false],
    [0, 5, false],
    [0, -5, false],
  ])('given %i held, when %i follow, then that it turns around is %s', (held, quantity, expected) => {
    expect(positionOf(held, held * 7).isTurnedBy(quantity)).toBe(expected);
  });
});
