import { z } from 'zod';
import { RxtradeError } from '../errors/index.ts';
import { Exact, type Integer, integerOf, multiplyInteger, quantize, type Rounding, stepsOf } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import { decimal, notNegative, positive, share } from './amount-fields.ts';
import { maintenance } from './maintenance-tier.ts';

/** What is traded: a spot pair, a perpetual or dated future settled in quote (linear), or a share. */
export type InstrumentKind = 'spot' | 'perpetual' | 'future' | 'equity';

function isContract(kind: InstrumentKind): boolean {
  return kind === 'perpetual' || kind === 'future';
}

/** Reads a venue's rules for an instrument, with their defaults. */
export const InstrumentRules = z.strictObject({
  /** First instant these rules hold; the first row holds since ever. */
  from: z.int().default(0),
  /** Prices are multiples of it, in quote. */
  tickSize: positive,
  /** Quantities are multiples of it, in base units or contracts. */
  quantityStep: positive,
  /** Smallest order, in base units or contracts. */
  minQuantity: notNegative.optional(),
  /** Largest order, in base units or contracts. */
  maxQuantity: positive.optional(),
  /** Smallest price x quantity x contract size of an order, in quote. */
  minNotional: notNegative.optional(),
  /** Time between funding payments of a perpetual; for your own use, payments come with the data. */
  fundingIntervalMs: z.int().positive().optional(),
  /** Fee of a fill that made, as a share of its notional; negative for a rebate. */
  feeRateMaker: decimal.default(new Exact(0, 0)),
  /** Fee of a fill that took, as a share of its notional. */
  feeRateTaker: decimal.default(new Exact(0, 0)),
  /** Fee of a liquidation, as a share of its notional; what the venue's fee model takes of a taker when absent. */
  feeRateLiquidation: share.optional(),
  /** Maintenance margin of contracts, smallest positions first; none is needed when absent. */
  maintenance: maintenance.optional(),
});
/**
 * A venue's rules for an instrument from an instant on. They change, so they are a dated table.
 *
 * @interface
 */
export type InstrumentRules = z.infer<typeof InstrumentRules>;

const Definition = z
  .strictObject({
    /** Names it in files, reports and configurations. */
    id: z.string().min(1),
    kind: z.enum(['spot', 'perpetual', 'future', 'equity']),
    /** What is bought: a currency, or the share itself. */
    base: z.string().min(1),
    /** Currency of prices and of profit. */
    quote: z.string().min(1),
    /** Where it trades; empty when absent. */
    venue: z.string().default(''),
    /** Base units a contract stands for; 1 on what is delivered. */
    contractSize: positive.default(new Exact(1, 0)),
    /** Decimal places prices are booked in; at least those of every tick size, which is the default. */
    priceScale: z.int().min(0).max(18).optional(),
    /** When a dated future expires; for your own use, nothing is settled then. */
    expiresAt: z.int().optional(),
    /** First instant it was traded at; unknown when absent. */
    listedAt: z.int().optional(),
    /** First instant it was traded no more: over history, what is held then is closed. Unknown when absent. */
    delistedAt: z.int().optional(),
    /** In any order; sorted by `from`. */
    rules: z.array(InstrumentRules).min(1),
  })
  .refine(({ kind, contractSize }) => isContract(kind) || contractSize.equals(new Exact(1, 0)), {
    path: ['contractSize'],
    error: 'must be 1 on what is delivered: only contracts have a size',
  })
  .refine(({ listedAt, delistedAt }) => listedAt === undefined || delistedAt === undefined || listedAt < delistedAt, {
    path: ['delistedAt'],
    error: 'must be after listedAt',
  });

/**
 * What `defineInstrument` takes: amounts as decimal text, rates as shares (0.001 is 0.1%).
 *
 * @interface
 */
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
  readonly listedAt: EpochMs | undefined;
  readonly delistedAt: EpochMs | undefined;
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
    this.listedAt = data.listedAt;
    this.delistedAt = data.delistedAt;
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
    const { tickSize } = this.rulesAt(at);
    return multiplyInteger(stepsOf(price, tickSize.toFloat(), rounding), tickSize.unitsAt(this.priceScale));
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
 * @example
 * import { defineInstrument } from '@rxtrade/core';
 *
 * export const bitcoin = defineInstrument({
 *   id: 'BTCUSDT',
 *   kind: 'spot',
 *   base: 'BTC',
 *   quote: 'USDT',
 *   rules: [
 *     { tickSize: '0.01', quantityStep: '0.00001', minNotional: '5', feeRateMaker: '0.001', feeRateTaker: '0.001' },
 *     // the venue halved its fees on 2024-07-01; older bars are still charged the old ones
 *     { from: 1719792000000, tickSize: '0.01', quantityStep: '0.00001', feeRateMaker: '0.0005', feeRateTaker: '0.0005' },
 *   ],
 * });
 *
 * @throws E021 naming every invalid field.
 */
export function defineInstrument(definition: InstrumentDefinition): Instrument {
  return new Instrument(definition);
}
