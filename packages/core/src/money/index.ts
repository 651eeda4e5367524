export { Decimal } from './decimal.ts';
export { Exact, type ExactInput, quantize, stepsOf, unitStep } from './exact.ts';
export {
  absoluteInteger,
  addInteger,
  compareInteger,
  decimalText,
  divideInteger,
  floatOf,
  type Integer,
  integerOf,
  multiplyDivideInteger,
  multiplyInteger,
  negateInteger,
  powerOfTen,
  rescaleInteger,
  signOfInteger,
  smallerInteger,
  subtractInteger,
} from './integer.ts';
export { addMoney, type Currency, convertMoney, type Money, money, type Rate } from './money.ts';
export type { Rounding } from './rounding.ts';
