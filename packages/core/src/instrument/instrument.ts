import { z } from 'zod';
import { RxtradeError } from '../errors/index.ts';
import { Exact, type Integer, integerOf, quantize, type Rounding } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';

/** What is traded: a spot pair, a perpetual or dated future settled in quote (linear), or a share. */
export type InstrumentKind = 'spot' | 'perpetual' | 'future' | 'equity';

function isContract(kind: InstrumentKind): boolean {
  return kind === 'perpetual' || kind === 'future';
}

const decimal = z.union([z.string(), z.instanceof(Exact)]).transform((text, issues) => {
  try {
    return Exact.of(text);
  } catch (error) {
    issues.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
const positive = decimal.refine((value) => value.units > 0, 'must be above zero');
const notNegative = decimal.refine((value) => value.units >= 0, 'must not be negative');

/** A venue's rules for an instrument from an instant on. They change, so they are a dated table. */
export const InstrumentRules = z.strictObject({
  /** First instant these rules hold; the first row holds since ever. */
  from: z.int().default(0),
  tickSize: positive,
  quantityStep: positive,
  minQuantity: notNegative.optional(),
  maxQuantity: positive.optional(),
  minNotional: notNegative.optional(),
  feeRateMaker: decimal.default(new Exact(0, 0)),
  feeRateTaker: decimal.default(new Exact(0, 0)),
});
export type InstrumentRules = z.infer<typeof InstrumentRules>;

const Definition = z
  .strictObject({
    id: z.string().min(1),
    kind: z.enum(['spot', 'perpetual', 'future', 'equity']),
    base: z.string().min(1),
    quote: z.string().min(1),
    venue: z.string().default(''),
    contractSize: positive.default(new Exact(1, 0)),
    /** Decimal places prices are booked in; at least those of every tick size, which is the default. */
    priceScale: z.int().min(0).max(18).optional(),
    expiresAt: z.int().optional(),
    rules: z.array(InstrumentRules).min(1),
  })
  .refine(({ kind, contractSize }) => isContract(kind) || contractSize.equals(new Exact(1, 0)), {
    path: ['contractSize'],
    error: 'must be 1 on what is delivered: only contracts have a size',
  });

/** What `defineInstrument` takes: amounts as decimal text. */
export type InstrumentDefinition = z.input<typeof Definition>;

/**
 * Something that is traded, with its dated rules. Amounts are booked as whole units: prices of `10^-priceScale` quote,
 * quantities of `10^-quantityScale` base (or contracts), notionals of `10^-notionalScale` quote.
 */
export class Instrument {
  readonly id: string;
  readonly kind: InstrumentKind;
  readonly base: string;
  readonly quote: string;
  readonly venue: string;
  readonly contractSize: Exact;
  readonly expiresAt: EpochMs | undefined;
  readonly rules: readonly InstrumentRules[];
  readonly priceScale: number;
  readonly quantityScale: number;
  readonly notionalScale: number;
  /** True where a fill exchanges base for quote (spot, equity), false for contracts, which settle profit only. */
  readonly isDelivered: boolean;
  private readonly priceStep: Exact;

  constructor(definition: InstrumentDefinition) {
    const read = Definition.safeParse(definition);
    if (!read.success) {
      throw new RxtradeError('E021', `instrument "${definition.id}" is invalid: ${z.prettifyError(read.error)}`, {
        id: definition.id,
      });
    }
    const { data } = read;
    this.id = data.id;
    this.kind = data.kind;
    this.base = data.base;
    this.quote = data.quote;
    this.venue = data.venue;
    this.contractSize = data.contractSize;
    this.expiresAt = data.expiresAt;
    this.rules = [...data.rules].sort((a, b) => a.from - b.from);
    const tickScale = Math.max(...this.rules.map(({ tickSize }) => tickSize.scale));
    this.priceScale = data.priceScale ?? tickScale;
    if (this.priceScale < tickScale) {
      throw new RxtradeError(
        'E021',
        `instrument "${this.id}": priceScale ${this.priceScale} is coarser than its tick size; use at least ${tickScale}`,
        { id: this.id },
      );
    }
    this.quantityScale = Math.max(...this.rules.map(({ quantityStep }) => quantityStep.scale));
    this.notionalScale = this.priceScale + this.quantityScale + this.contractSize.scale;
    this.isDelivered = !isContract(this.kind);
    this.priceStep = new Exact(1, this.priceScale);
  }

  /** The rules in force at `at`. */
  rulesAt(at: EpochMs): InstrumentRules {
    let found = this.rules[0] as InstrumentRules;
    for (const row of this.rules) if (row.from <= at) found = row;
    return found;
  }

  /** A float price as whole units of the price scale. @throws E010 when it is not finite or too large. */
  priceUnits(price: number, rounding: Rounding = 'half-even'): Integer {
    return quantize(price, this.priceStep, rounding).units;
  }

  /** A float price as units on the tick of the day. @throws E010 when it is not finite or too large. */
  tickUnits(price: number, rounding: Rounding, at: EpochMs): Integer {
    return quantize(price, this.rulesAt(at).tickSize, rounding).unitsAt(this.priceScale);
  }

  /** An exact price as units. @throws E014 when it is finer than the price scale. */
  priceUnitsOf(price: Exact): Integer {
    return price.unitsAt(this.priceScale);
  }

  /** Nominal value in units of the notional scale: price x quantity x contract size, exactly. */
  notionalUnits(price: Integer, quantity: Integer): Integer {
    if (typeof price === 'number' && typeof quantity === 'number' && typeof this.contractSize.units === 'number') {
      const product = price * quantity * this.contractSize.units;
      if (product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER) return product + 0;
    }
    return integerOf(BigInt(price) * BigInt(quantity) * BigInt(this.contractSize.units));
  }
}

/**
 * Declares an instrument. Amounts are decimal text; the first row of rules holds since ever.
 *
 * @throws E021 naming every invalid field.
 */
export function defineInstrument(definition: InstrumentDefinition): Instrument {
  return new Instrument(definition);
}
