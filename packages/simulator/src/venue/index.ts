export { SimulatedVenue, type SimulatedVenueSettings } from './simulated-venue.ts';
export type { SimulationModels } from './simulation-models.ts';
