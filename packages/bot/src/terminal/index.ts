export { type LiveState, LiveView, type Screen } from './live-view.ts';
export { gridOf, tableOf } from './table.ts';
