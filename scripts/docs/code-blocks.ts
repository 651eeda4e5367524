/** A piece of TypeScript in a text, complete in itself: it must compile as a module. */
export type CodeBlock = { readonly name: string; readonly code: string };

/** The `ts` blocks of a Markdown page. */
export function blocksOfPage(name: string, text: string): readonly CodeBlock[] {
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ''], i) => ({ name: `${name}#${i + 1}`, code }));
}

/**
 * The examples of a source's docstrings: what follows `@example`, up to the next tag or the docstring's end, with or
 * without a fence around it.
 */
export function blocksOfDocstrings(name: string, text: string): readonly CodeBlock[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)]
    .flatMap(([docstring]) => docstring.split('@example').slice(1))
    .map((rest, i) => ({ name: `${name}#${i + 1}`, code: linesOf(rest).join('\n') }));
}

function linesOf(rest: string): readonly string[] {
  const lines = rest
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));
  const end = lines.findIndex((line) => /^@\w/.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('```'));
}
