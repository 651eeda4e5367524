import { RxtradeError } from '../errors/index.ts';

/**
 * Random numbers that a seed decides: the same seed gives the same sequence on every machine. Generator: sfc32 of Chris
 * Doty-Humphrey (PractRand), seeded by splitmix32. Not for secrets.
 */
export class SeededRandom {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;
  private spare: number | undefined;

  /** @throws E011 when the seed is not a whole number within 2^53. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed))
      throw new RxtradeError('E011', `seed ${seed} is not a whole number; pass one such as 42`, { seed });
    let state = seed | 0;
    const splitmix = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.a = splitmix();
    this.b = splitmix();
    // the rest of a seed beyond 32 bits enters here, so that no two seeds share a state
    state ^= Math.floor(seed / 0x1_0000_0000);
    this.c = splitmix();
    for (let i = 0; i < 12; i++) this.nextInt();
  }

  /** A whole number in [0, 2^32). */
  nextInt(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.nextInt() / 0x1_0000_0000;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Standard normal, by the polar method of Marsaglia (1964). */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        this.spare = v * factor;
        return u * factor;
      }
    }
  }

  /** Its state as plain numbers, from which `restore` continues the sequence. */
  save(): readonly number[] {
    const { a, b, c, counter, spare } = this;
    return spare === undefined ? [a, b, c, counter] : [a, b, c, counter, spare];
  }

  /** @throws E011 when it is not what `save` gave. */
  restore(saved: readonly number[]): void {
    const [a, b, c, counter, spare] = saved;
    if (a === undefined || b === undefined || c === undefined || counter === undefined)
      throw new RxtradeError('E011', `${JSON.stringify(saved)} is not a saved state of random numbers`, {});
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
    this.spare = spare;
  }
}
