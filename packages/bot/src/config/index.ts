export type { Environs } from './interpolate.ts';
export { configFiles, type LoadConfigOptions, type LoadedConfig, loadConfig } from './load-config.ts';
export { masked, maskedConfig } from './masked-config.ts';
export { type ConfigNote, type ConfigProblem, describeProblem } from './problem.ts';
export { type ReadConfig, type ReadConfigOptions, readConfig } from './read-config.ts';
export { Config, type ConfigWith, type Environment, environments, paperSections, type Section } from './schema.ts';
export { fillRules, fundingPrices, type SimulationChoices, slippageModels } from './simulation-choices.ts';
