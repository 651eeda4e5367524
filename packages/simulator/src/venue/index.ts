export { SimulatedVenue, type SimulatedVenueSettings, type SimulationModels } from './simulated-venue.ts';
