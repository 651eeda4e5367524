export type { BookTrouble } from './book-troubles.ts';
export { SimulatedVenue, type SimulatedVenueSettings } from './simulated-venue.ts';
export type { SimulationModels } from './simulation-models.ts';
