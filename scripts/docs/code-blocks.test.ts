import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../testing/machine.ts';
import { blocksOfDocstrings, blocksOfPage, type CodeBlock } from './code-blocks.ts';

describe('code in the docs', () => {
  const pages = [
    'README.md',
    ...readdirSync(`${repositoryFolder}docs`)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const sources = readdirSync(`${repositoryFolder}packages`, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /^[^/]+\/src\/.*\.ts$/.test(name) && !/\.(test|fixture)\.ts$/.test(name),
  );
  const read = (path: string) => readFileSync(`${repositoryFolder}${path}`, 'utf8');
  const blocks: readonly CodeBlock[] = [
    ...pages.flatMap((page) => blocksOfPage(page, read(page))),
    ...sources.flatMap((source) => blocksOfDocstrings(`packages/${source}`, read(`packages/${source}`))),
  ];

  it('given every page and docstring, then each example compiles as it stands', { timeout: 60_000 }, () => {
    expect(blocks.length, 'the search finds what it looks for').toBeGreaterThan(3);
    expect(problemsIn(blocks)).toEqual([]);
  });

  it('given an example that does not compile, then it is named', { timeout: 60_000 }, () => {
    const [problem] = problemsIn([{ name: 'page#1', code: "const count: number = 'one';\nexport { count };" }]);
    expect(problem).toMatch(/^page#1: .*not assignable/);
  });
});

describe('blocksOfDocstrings', () => {
  it('given a docstring with an example between tags, then only the example is taken', () => {
    const text =
      '/**\n * Adds.\n *\n * @example\n * const two = add(1, 1);\n *\n * @throws E011 never\n */\nexport const x = 1;';
    expect(blocksOfDocstrings('a.ts', text)).toEqual([{ name: 'a.ts#1', code: '\nconst two = add(1, 1);\n' }]);
  });
});

/** Compiles every block as a module of its own, in one program, as if the files stood in the repository. */
function problemsIn(blocks: readonly CodeBlock[]): readonly string[] {
  const config = ts.readConfigFile(`${repositoryFolder}tsconfig.lint.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, repositoryFolder);
  const files = new Map(
    blocks.map(({ name, code }, i) => [
      `${repositoryFolder}scripts/block-${i}.ts`,
      { name, code: `${code}\nexport {};` },
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const block = files.get(path);
    return block === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, block.code, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { name }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
}
