export { configTemplate } from './config.ts';
export { envTemplate } from './env.ts';
export { gitignoreTemplate } from './gitignore.ts';
export { handlerStrategyTemplate } from './handler-strategy.ts';
export { type ProjectDependencies, packageJsonTemplate } from './package-json.ts';
export { reactiveStrategyTemplate } from './reactive-strategy.ts';
export { readmeTemplate } from './readme.ts';
export { strategyTestTemplate } from './strategy-test.ts';
export { tsconfigTemplate } from './tsconfig.ts';
