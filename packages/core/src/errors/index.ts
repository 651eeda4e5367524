export { assertNever } from './assert-never.ts';
export { coreErrors, defineErrorCodes, type ErrorEntry } from './codes.ts';
export { nearestName } from './nearest-name.ts';
export { type ErrorCode, type ErrorContext, isRxtradeError, RxtradeError } from './rxtrade-error.ts';
