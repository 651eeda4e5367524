import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export type ErrorRow = { readonly code: string; readonly title: string; readonly wayOut: string };
export type ErrorTable = { readonly package: string; readonly rows: readonly ErrorRow[] };

/** The tables of codes that the packages export, each under a name that ends in `Errors`. */
export async function errorTables(root: string): Promise<readonly ErrorTable[]> {
  const tables: ErrorTable[] = [];
  for (const name of packageNames(root)) {
    const module = (await import(pathToFileURL(`${root}packages/${name}/src/index.ts`).href)) as Record<
      string,
      unknown
    >;
    const found = Object.entries(module).filter(([exported]) => exported.endsWith('Errors'));
    tables.push({ package: name, rows: found.flatMap(([, rows]) => rows as readonly ErrorRow[]) });
  }
  return tables;
}

/** Every code that a package's sources throw or refuse with, by package. */
export function codesInSources(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    packageNames(root).map((name) => {
      const folder = `${root}packages/${name}/src`;
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSource);
      const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
      const codes = texts.flatMap((text) => [...text.matchAll(/'(E\d{3})'/g)].map(([, code = '']) => code));
      return [name, new Set(codes)];
    }),
  );
}

function packageNames(root: string): readonly string[] {
  return readdirSync(`${root}packages`).filter((name) => existsSync(`${root}packages/${name}/src/index.ts`));
}

function isSource(file: string): boolean {
  return file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file);
}
