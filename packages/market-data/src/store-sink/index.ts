export { type StoreSinkSettings, storeSink } from './store-sink.ts';
