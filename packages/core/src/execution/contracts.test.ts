import { describeExecutionAlgorithm } from '../testing/contracts/index.ts';
import { hour, minute } from '../time/index.ts';
import { iceberg } from './iceberg.ts';
import { pov } from './pov.ts';
import { twap } from './twap.ts';
import { VolumeByTimeOfDay } from './volume-by-time-of-day.ts';
import { vwap } from './vwap.ts';

describeExecutionAlgorithm('twap', () => twap({ durationMs: 30 * minute, slices: 6 }));
describeExecutionAlgorithm('twap of limits', () => twap({ durationMs: 30 * minute, slices: 7 }), { order: 'limit' });
describeExecutionAlgorithm('vwap', () => vwap({ durationMs: 20 * minute, profile: [3, 1, 0, 2] }));
describeExecutionAlgorithm('vwap by a profile that knows nothing yet', () =>
  vwap({ durationMs: hour, slices: 12, profile: new VolumeByTimeOfDay(hour) }),
);
describeExecutionAlgorithm('pov', () => pov({ participation: 0.01 }));
describeExecutionAlgorithm('pov of limits', () => pov({ participation: 0.002, maxQuantity: 0.1 }), { order: 'limit' });
describeExecutionAlgorithm('iceberg', () => iceberg({ displayQuantity: 0.25 }), { order: 'limit' });
