import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../../../scripts/testing/machine.ts';
import { loadConfig, paperSections } from '../../config/index.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addStrategyCommand } from '../strategy/index.ts';
import { addInitCommand } from './add-init-command.ts';

const paths = [
  'README.md',
  'package.json',
  'tsconfig.json',
  '.gitignore',
  '.env.example',
  '.env',
  'config/config.yml',
  'strategies/trend-follower.ts',
  'strategies/trend-follower.test.ts',
];

/** A new project, as if `npm install` had been run in it: the packages are the repository's own. */
async function madeProject(): Promise<string> {
  const cwd = folderWith();
  const end = await runCommand(addInitCommand, ['init', 'bot'], { cwd });
  expect(end).toMatchObject({ exit: 0, error: undefined });
  symlinkSync(join(repositoryFolder, 'node_modules'), join(cwd, 'bot/node_modules'));
  return join(cwd, 'bot');
}

const textOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

/** Everything the compiler has against the project's own files, by its own settings. */
function typeErrorsOf(folder: string): readonly string[] {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  // In the repository nothing is built: packages are found by their sources.
  const program = ts.createProgram(fileNames, {
    ...options,
    customConditions: ['@rxtrade/source'],
    typeRoots: [join(repositoryFolder, 'node_modules/@types')],
  });
  const own = program.getSourceFiles().filter(({ fileName }) => fileNames.includes(fileName));
  expect(own.length).toBe(fileNames.length);
  return [
    ...errors,
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ].map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

describe('rxtrade init', () => {
  it('given a folder to make, then it tells the files and what to do next', async () => {
    const { stdout, exit, stderr } = await runCommand(addInitCommand, ['init', 'my/bot'], { cwd: folderWith() });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'made a project in my/bot',
        ...paths.map((path) => `  ${path}`),
        'next',
        '  cd my/bot',
        '  npm install',
        '  npm test     # backtests the strategy',
        '  npm start    # trades it on paper',
        '',
      ].join('\n'),
    );
  });

  it('given the current folder and --json, then one document tells where and what', async () => {
    const cwd = folderWith();
    const { stdout, exit } = await runCommand(addInitCommand, ['init', '.', '--json'], { cwd });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ folder: cwd, files: paths });
  });

  it('given a folder that is not empty, then it is E906', async () => {
    const cwd = folderWith({ 'bot/mine.txt': '' });
    const { error, stdout, exit } = await runCommand(addInitCommand, ['init', 'bot'], { cwd });
    expect({ stdout, exit }).toEqual({ stdout: '', exit: undefined });
    expect(error).toContain('E906');
    expect(error).toContain('is not empty');
  });

  it('given the new configuration, then it is the shipped example with the new strategy, and is accepted', async () => {
    const folder = await madeProject();
    const withoutTitle = (text: string) => text.slice(text.indexOf('# development, testing or production.'));
    expect(withoutTitle(textOf(folder, 'config/config.yml'))).toBe(
      withoutTitle(textOf(repositoryFolder, 'config/config.example.yml')).replace(
        'default_strategy: momentum_strategy',
        'default_strategy: ./strategies/trend-follower.ts',
      ),
    );
    expect(textOf(folder, '.env.example')).toBe(textOf(repositoryFolder, '.env.example'));
    expect(textOf(folder, '.env')).toBe(textOf(folder, '.env.example'));
    const { config, envFile } = await loadConfig({ cwd: folder, env: {}, uses: paperSections });
    expect(config.trading.default_strategy).toBe('./strategies/trend-follower.ts');
    expect(envFile).toBe('.env');
  });

  it('given the new manifest, then it depends on this version of all packages that its files import', async () => {
    const folder = await madeProject();
    const own = JSON.parse(textOf(repositoryFolder, 'packages/bot/package.json'));
    const manifest = JSON.parse(textOf(folder, 'package.json'));
    expect(manifest).toMatchObject({ name: 'bot', private: true, type: 'module', engines: own.engines });
    expect(manifest.dependencies['@rxtrade/bot']).toBe(own.version);
    expect(manifest.dependencies['rxjs']).toBe(own.dependencies.rxjs);
    const imported = paths
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...textOf(folder, path).matchAll(/from '([^'.][^']*)'/g)].map(([, name]) => name ?? ''))
      .filter((name) => !name.startsWith('node:'));
    expect(imported.length).toBeGreaterThan(4);
    for (const name of imported) expect(Object.keys(manifest.dependencies)).toContain(name);
    expect(textOf(folder, '.gitignore').split('\n')).toContain('.env');
  });

  it('given the new project and a reactive strategy beside it, then the compiler has nothing against it', async () => {
    const folder = await madeProject();
    const added = ['strategy', 'new', 'by-streams', '--reactive'];
    expect(await runCommand(addStrategyCommand, added, { cwd: folder })).toMatchObject({ exit: 0 });
    expect(typeErrorsOf(folder)).toEqual([]);
  });

  it('given its test, when it is run by Node as `npm test` does, then the strategy is backtested and passes', async () => {
    const folder = await madeProject();
    const { scripts } = JSON.parse(textOf(folder, 'package.json'));
    const { status, stdout, stderr } = spawnSync(scripts.test, {
      shell: true,
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
        NODE_OPTIONS: '--conditions=@rxtrade/source',
      },
    });
    expect(`${stdout}${stderr}`).toContain('pass 2');
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
