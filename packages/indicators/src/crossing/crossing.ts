import { checkNumber, type Indicator, Kernel } from '../contract/index.ts';
import { type Crossing, Side } from './side.ts';

/** Two values at one moment. */
export type Lines = { readonly line: number; readonly other: number };

/**
 * Tells when `line` crosses `other`: 1 upwards, -1 downwards, else 0.
 *
 * A crossing is a change of side since the last input on which the two differed, so a line that touches the other and
 * turns back has not crossed it, and one that rests on it crosses when it leaves on the far side. Warm-up: 2 inputs.
 */
export function crossing(): Indicator<Lines, Crossing> {
  return new LineCrossing();
}

class LineCrossing extends Kernel<Lines, Crossing> {
  private readonly side = new Side();

  constructor() {
    super('crossing()', 2);
  }

  update(lines: Lines): Crossing | undefined {
    this.check(lines);
    this.count += 1;
    const found = this.side.push(lines.line - lines.other);
    return this.count === 1 ? undefined : found;
  }

  protected check({ line, other }: Lines): void {
    checkNumber(this.name, line, 'line');
    checkNumber(this.name, other, 'other');
  }

  protected undo(): void {
    this.side.undo();
  }

  protected fresh(): LineCrossing {
    return new LineCrossing();
  }
}
