export { type LiveState, LiveView, type Screen } from './live-view.ts';
export { ProgressDisplay } from './progress-display.ts';
export { gridOf, listOf, tableOf } from './table.ts';
export { WorkProgress } from './work-progress.ts';
