export { explainDisposal } from './explain-disposal.ts';
