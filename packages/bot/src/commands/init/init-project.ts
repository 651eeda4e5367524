import { basename, relative, resolve } from 'node:path';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { projectDependencies, projectFiles, projectName, writeProject } from '../../init/index.ts';

/** What `rxtrade init` was asked. */
export type InitFlags = { readonly json?: boolean };

/** Makes a project, and says what to do next. @throws As rejection, E906 when the folder cannot be used. */
export async function initProject(name: string, flags: InitFlags, { cwd, stdout }: CommandContext): Promise<number> {
  const folder = resolve(cwd, name);
  const files = projectFiles(projectName(basename(folder)), projectDependencies());
  await writeProject(folder, files);
  const paths = Object.keys(files);
  if (flags.json === true) stdout(`${JSON.stringify({ folder, files: paths }, undefined, 2)}\n`);
  else stdout(`${told(relative(cwd, folder), paths).join('\n')}\n`);
  return exitCodes.done;
}

function told(folder: string, paths: readonly string[]): readonly string[] {
  return [
    `made a project in ${folder === '' ? 'this folder' : folder}`,
    ...paths.map((path) => `  ${path}`),
    'next',
    ...(folder === '' ? [] : [`  cd ${folder}`]),
    '  npm install',
    '  npm test     # backtests the strategy',
    '  npm start    # trades it on paper',
  ];
}
