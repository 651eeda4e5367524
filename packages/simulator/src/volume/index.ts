export { Pool } from './pool.ts';
export type { VolumeModel } from './volume-model.ts';
export { shownVolume, unlimitedVolume, volumeShare } from './volume-models.ts';
