/**
 * Contract suites of the venue's models, for vitest.
 *
 * @module @rxtrade/simulator/testing
 */

// what contract suites are made of
export { anyBarRange, anyFeeContext, anyFillContext, type SeededFillContext } from './contexts.ts';
// contract suites
export { describeBorrowModel } from './describe-borrow-model.ts';
export { describeSlippageModel, describeSpreadModel } from './describe-cost-models.ts';
export { describeFeeModel } from './describe-fee-model.ts';
export { describeFillModel } from './describe-fill-model.ts';
export { describeLatencyModel } from './describe-latency-model.ts';
export { describeQueueModel } from './describe-queue-model.ts';
export { describeRejectModel } from './describe-reject-model.ts';
export { describeVolumeModel } from './describe-volume-model.ts';
export { type OrderSpec, workingOrder } from './working-orders.ts';
