export { type Bands, bandWidth, percentB } from './bands.ts';
export { type BollingerSettings, bollinger } from './bollinger.ts';
export { type DonchianSettings, donchian } from './donchian.ts';
export { type KeltnerSettings, keltner } from './keltner.ts';
