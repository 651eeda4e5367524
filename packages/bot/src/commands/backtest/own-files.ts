import { basename, resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { dataFileOf } from '../../instruments/index.ts';
import type { RunSpec } from '../../run/run-spec.ts';

/** Where the files of somebody else's run lie here. */
export type OwnFiles = { readonly data?: readonly string[]; readonly strategy?: readonly string[] };

/**
 * The run with one's own files in place of those it names: data by their instrument, in the order they are given, strategies
 * by their file's name.
 *
 * @throws E903 for a file that has nothing to stand in for, E904 for one whose instrument is not clear.
 */
export function withOwnFiles(spec: RunSpec, { data = [], strategy = [] }: OwnFiles, folder: string): RunSpec {
  const given = data.map(dataFileOf).map(({ instrument, path }) => ({ name: instrument, path: resolve(folder, path) }));
  const scripts = strategy.map((file) => ({ name: basename(file), path: resolve(folder, file) }));
  const take = (list: { readonly name: string; readonly path: string }[], name: string, otherwise: string): string => {
    const index = list.findIndex((one) => one.name === name);
    return index < 0 ? otherwise : (list.splice(index, 1)[0]?.path ?? otherwise);
  };
  const relocated: RunSpec = {
    ...spec,
    data:
      spec.data.kind === 'files'
        ? {
            ...spec.data,
            files: spec.data.files.map((file) => ({ ...file, path: take(given, file.instrument, file.path) })),
          }
        : spec.data,
    ...(spec.benchmark?.path !== undefined && {
      benchmark: { ...spec.benchmark, path: take(given, spec.benchmark.instrument, spec.benchmark.path) },
    }),
    strategies: spec.strategies.map((one) => ({
      ...one,
      strategy: take(scripts, basename(one.strategy), one.strategy),
    })),
  };
  const [left] = [...given, ...scripts];
  if (left !== undefined)
    throw new RxtradeError('E903', `the run has nothing that "${left.path}" could stand in for; leave it out`, {
      path: left.path,
    });
  return relocated;
}
