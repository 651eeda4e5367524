import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { SeededRandom } from './seeded-random.ts';

const drawn = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const seeds = () => fc.oneof(fc.integer(), fc.maxSafeInteger());

describe('SeededRandom', () => {
  it('given a seed, then the sequence is what it was: a snapshot of our own, so that no release moves a seeded run', () => {
    const random = new SeededRandom(42);
    expect(drawn(4, () => random.nextInt())).toMatchInlineSnapshot(`
      [
        1959603763,
        2423114712,
        2466933512,
        4144396390,
      ]
    `);
    expect(new SeededRandom(0).nextInt()).toMatchInlineSnapshot(`2899526011`);
    expect(new SeededRandom(-1).nextInt()).toMatchInlineSnapshot(`2439902089`);
    expect(new SeededRandom(2 ** 53 - 1).nextInt()).toMatchInlineSnapshot(`2478620895`);
    const uniform = new SeededRandom(42);
    expect(uniform.next(), 'the same draw over 2^32').toBe(new SeededRandom(42).nextInt() / 2 ** 32);
  });

  it('given any seed, then two generators draw alike, whatever is drawn', () => {
    fc.assert(
      fc.property(seeds(), (seed) => {
        const [a, b] = [new SeededRandom(seed), new SeededRandom(seed)];
        const mixed = (random: SeededRandom) =>
          drawn(20, () => [random.nextInt(), random.next(), random.normal(), random.between(-3, 7)]);
        expect(mixed(a)).toEqual(mixed(b));
      }),
    );
  });

  it('given two seeds, then they draw differently', () => {
    fc.assert(
      fc.property(seeds(), seeds(), (one, other) => {
        fc.pre(one !== other);
        const first = (seed: number) => {
          const random = new SeededRandom(seed);
          return drawn(4, () => random.nextInt());
        };
        expect(first(one)).not.toEqual(first(other));
      }),
    );
  });

  it.each([
    [-1, 0],
    [2 ** 32, 1],
    [2 ** 32, 0],
    [2 ** 40 + 5, 5],
  ])('given seeds %d and %d, which agree in part of their bits, then they draw differently', (one, other) => {
    expect(new SeededRandom(one).nextInt()).not.toBe(new SeededRandom(other).nextInt());
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1' as unknown as number])(
    'given the seed %s, then it is refused with E011',
    (seed) => {
      expect(refusalOf(() => new SeededRandom(seed))).toEqual({
        code: 'E011',
        message: `seed ${seed} is not a whole number; pass one such as 42`,
        context: { seed },
      });
    },
  );

  it('given many draws, then whole numbers are in range and fill 64 bins evenly (chi-square, 63 degrees, p = 0.001)', () => {
    const random = new SeededRandom(7);
    const bins = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i++) {
      const value = random.nextInt();
      expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
      const bin = value >>> 26;
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquare).toBeLessThan(103.4);
    expect(chiSquare, 'nor too even to be random').toBeGreaterThan(31);
  });

  it('given many uniform draws, then mean, variance and neighbors are those of a uniform distribution', () => {
    const random = new SeededRandom(11);
    const values = drawn(100_000, () => random.next());
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean(values) - 0.5), 'four standard errors').toBeLessThan(4 * Math.sqrt(1 / 12 / 100_000));
    expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(
      4 * Math.sqrt(1 / 180 / 100_000),
    );
    const neighbors = values.slice(1).map((value, i) => (value - 0.5) * ((values[i] ?? 0) - 0.5));
    expect(Math.abs(mean(neighbors)), 'no draw tells the next').toBeLessThan((4 * (1 / 12)) / Math.sqrt(100_000));
  });

  it('given many normal draws, then their moments are those of the standard normal', () => {
    const random = new SeededRandom(13);
    const values = drawn(100_000, () => random.normal());
    const error = 4 / Math.sqrt(100_000);
    expect(Math.abs(mean(values))).toBeLessThan(error);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(error * Math.sqrt(2));
    expect(Math.abs(mean(values.map((value) => value ** 3)))).toBeLessThan(error * Math.sqrt(15));
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(error * Math.sqrt(96));
    expect(
      Math.abs(values.filter((value) => Math.abs(value) < 1).length / 100_000 - 0.6827),
      'within one standard deviation',
    ).toBeLessThan(0.006);
    const pairs = values.filter((_, i) => i % 2 === 0).map((value, i) => value * (values[2 * i + 1] ?? 0));
    expect(Math.abs(mean(pairs)), 'the two of one draw are independent').toBeLessThan(4 / Math.sqrt(50_000));
  });

  it('given bounds, then draws lie between them and fill the range', () => {
    const random = new SeededRandom(17);
    const values = drawn(10_000, () => random.between(-3, 7));
    expect(values.every((value) => value >= -3 && value < 7)).toBe(true);
    expect(Math.min(...values)).toBeLessThan(-2.99);
    expect(Math.max(...values)).toBeGreaterThan(6.99);
    expect(random.between(5, 5)).toBe(5);
  });

  it.each([0, 1, 2, 7])('given its state after %d draws, as JSON and back, then another goes on alike', (draws) => {
    const random = new SeededRandom(23);
    for (let i = 0; i < draws; i++) random.normal();
    const other = new SeededRandom(99);
    other.normal();
    other.restore(JSON.parse(JSON.stringify(random.save())) as number[]);
    expect(drawn(20, () => other.normal())).toEqual(drawn(20, () => random.normal()));
  });

  it('given what is no saved state, then E011', () => {
    expect(errorOf(() => new SeededRandom(1).restore([1, 2])).code).toBe('E011');
  });
});
