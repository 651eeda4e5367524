import { defineErrorCodes } from '@rxtrade/core';

/** The codes of the risk rules: 3xx. They are values of refusals; only E300 is thrown. */
export const riskErrors = defineErrorCodes(
  {
    code: 'E300',
    title: 'Invalid risk setting',
    wayOut: 'Correct the number the message names; shares are fractions, 0.05 is five percent.',
  },
  { code: 'E301', title: 'Order below the venue’s minimum', wayOut: 'Order more, or give the strategy more capital.' },
  {
    code: 'E302',
    title: 'Nothing is left of the order',
    wayOut: 'Raise the limit the reason names, or order less elsewhere.',
  },
  { code: 'E303', title: 'Too many positions', wayOut: 'Close one, or raise max_positions.' },
  { code: 'E304', title: 'Position too large', wayOut: 'Order less, or raise max_position_size.' },
  {
    code: 'E305',
    title: 'Portfolio risk too high',
    wayOut: 'Tighten stops, close a position, or raise max_portfolio_risk.',
  },
  { code: 'E306', title: 'Price unknown', wayOut: 'Wait for the first price of the instrument.' },
  { code: 'E307', title: 'Order not on the venue’s grid', wayOut: 'Round price and quantity to the tick and step.' },
  {
    code: 'E308',
    title: 'Protective leg on the wrong side',
    wayOut: 'Put a stop where the position loses and a target where it gains, at least a tick away.',
  },
);
