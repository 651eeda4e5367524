export { projectDependencies } from './project-dependencies.ts';
export { projectFiles, projectName } from './project-files.ts';
export { checkStrategyName } from './strategy-name.ts';
export { handlerStrategyTemplate, reactiveStrategyTemplate } from './templates/index.ts';
export { writeProject } from './write-project.ts';
export { writeStrategy } from './write-strategy.ts';
