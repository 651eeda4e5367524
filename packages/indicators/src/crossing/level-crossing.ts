import { type Indicator, NumberIndicator } from '../contract/index.ts';
import { IndicatorError } from '../errors/index.ts';
import { type Crossing, Side } from './side.ts';

/**
 * Tells when the input crosses a level: 1 upwards, -1 downwards, else 0. To touch is not to cross, as in `crossing`.
 * Warm-up: 2 inputs.
 *
 * @throws E080 when the level is not finite.
 */
export function levelCrossing(level: number): Indicator<number, Crossing> {
  if (!Number.isFinite(level))
    throw new IndicatorError('E080', `levelCrossing: level must be a finite number, not ${String(level)}`, { level });
  return new LevelCrossing(level);
}

class LevelCrossing extends NumberIndicator<Crossing> {
  private readonly level: number;
  private readonly side = new Side();

  constructor(level: number) {
    super(`levelCrossing(${level})`, 2);
    this.level = level;
  }

  update(x: number): Crossing | undefined {
    this.check(x);
    this.count += 1;
    const found = this.side.push(x - this.level);
    return this.count === 1 ? undefined : found;
  }

  protected undo(): void {
    this.side.undo();
  }

  protected fresh(): LevelCrossing {
    return new LevelCrossing(this.level);
  }
}
