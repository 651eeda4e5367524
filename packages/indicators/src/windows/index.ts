export { type AwesomeOscillatorSettings, awesomeOscillator } from './awesome-oscillator.ts';
export { type BarLists, type BarWindowSettings, barWindow } from './bar-window.ts';
export { type Kst, type KstSettings, kst } from './kst.ts';
export { type NumberWindowSettings, numberWindow } from './number-window.ts';
