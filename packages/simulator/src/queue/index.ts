export type { QueueChange, QueueModel } from './queue-model.ts';
export { logQueue, powerQueue, riskAverseQueue } from './queue-models.ts';
export { QueuePlace } from './queue-place.ts';
