import { Exact, type ExactInput, multiplyInteger, RxtradeError } from '@rxtrade/core';
import type { FeeContext, FeeModel } from './models.ts';

/** Places a venue books fees in. */
const feeScale = 8;

/** The fee rates of the instrument's own rules of the day, in quote. The default. */
export function instrumentFees(): FeeModel {
  return {
    name: 'fee rates of the instrument',
    feeOf: (context) => {
      const rules = context.instrument.rulesAt(context.at);
      return {
        amount: feeAt(context, context.liquidity === 'maker' ? rules.feeRateMaker : rules.feeRateTaker),
        currency: context.instrument.quote,
      };
    },
  };
}

/**
 * One rate for makers and one for takers, as decimal text: `rateFees({ maker: '0.0002', taker: '0.00055' })`. Makers may
 * be paid a rebate, as a negative rate.
 *
 * @throws E012 for what is not decimal text, E402 for a taker rate below 0, or any of 1 or more.
 */
export function rateFees(rates: { readonly maker: ExactInput; readonly taker: ExactInput }): FeeModel {
  const maker = Exact.of(rates.maker);
  const taker = Exact.of(rates.taker);
  for (const [name, rate] of Object.entries({ maker, taker }))
    if (Math.abs(rate.toFloat()) >= 1)
      throw new RxtradeError('E402', `a ${name} fee rate of ${rate} is the whole trade or more; 0.001 is 0.1%`, {
        [name]: rate.toString(),
      });
  if (taker.units < 0)
    throw new RxtradeError('E402', `a taker fee rate of ${taker} is negative; only makers are paid rebates`, {
      taker: taker.toString(),
    });
  return {
    name: `maker ${maker}, taker ${taker}`,
    feeOf: (context) => ({
      amount: feeAt(context, context.liquidity === 'maker' ? maker : taker),
      currency: context.instrument.quote,
    }),
  };
}

/** No fees at all. A run with it is labeled as one without costs. */
export function noFees(): FeeModel {
  const amount = new Exact(0, 0);
  return { name: 'none', feeOf: (context) => ({ amount, currency: context.instrument.quote }) };
}

/** notional x rate, rounded once: up, against us, in the places fees are booked in (more where prices need more). */
function feeAt({ notional }: FeeContext, rate: Exact): Exact {
  const scale = Math.max(feeScale, notional.scale);
  return new Exact(multiplyInteger(notional.units, rate.units), notional.scale + rate.scale).rescale(scale, 'ceil');
}
