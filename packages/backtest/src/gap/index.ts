export { type Cause as GapCauseName, gapCauses } from './causes.ts';
export { explainGap, type GapCause, type GapOptions, type GapReport } from './explain-gap.ts';
