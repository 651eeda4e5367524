export { type SimulatedVenueSettings, SimulatedVenue, type SimulationModels } from './simulated-venue.ts';
