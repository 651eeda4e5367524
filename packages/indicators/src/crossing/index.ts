export { crossing, type Lines } from './crossing.ts';
export { type CrossingEvent, type CrossingLine, crossings } from './crossings.ts';
export { levelCrossing } from './level-crossing.ts';
export { type Crossing, Side } from './side.ts';
