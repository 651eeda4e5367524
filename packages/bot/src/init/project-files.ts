import {
  configTemplate,
  envTemplate,
  gitignoreTemplate,
  handlerStrategyTemplate,
  type ProjectDependencies,
  packageJsonTemplate,
  readmeTemplate,
  strategyTestTemplate,
  tsconfigTemplate,
} from './templates/index.ts';

/** The strategy that a new project begins with. */
const firstStrategy = 'trend-follower';

/** The files of a new project, by path, in the order they are told. */
export function projectFiles(project: string, dependencies: ProjectDependencies): Readonly<Record<string, string>> {
  const strategy = firstStrategy;
  return {
    'README.md': readmeTemplate(project, strategy),
    'package.json': packageJsonTemplate(project, { strategy, dependencies }),
    'tsconfig.json': tsconfigTemplate,
    '.gitignore': gitignoreTemplate,
    '.env.example': envTemplate,
    '.env': envTemplate,
    'config/config.yml': configTemplate(`./strategies/${strategy}.ts`),
    [`strategies/${strategy}.ts`]: handlerStrategyTemplate(strategy),
    [`strategies/${strategy}.test.ts`]: strategyTestTemplate(strategy),
  };
}

/** A name that npm accepts, made of a folder's name. */
export function projectName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'my-bot' : name.slice(0, 100);
}
