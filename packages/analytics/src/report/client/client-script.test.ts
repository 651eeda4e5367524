import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { bundledScript } from './bundled-script.fixture.ts';
import { clientScript } from './client-script.ts';

/** Names that a function's text takes from the module around it, which the page does not have. */
const foreign = /__vite|__vi_import|import\s*\(|\bimport\s|\brequire\(|__spread|__publicField|__privateGet/;

it('given the sources, when the script is written, then it is a program of its own', () => {
  const script = clientScript();
  expect(new Script(script)).toBeDefined();
  expect(script).not.toMatch(foreign);
  expect(script, 'nothing ends the element that it stands in').not.toMatch(/<\/script|<!--/i);
});

it.for([
  ['bundled', {}],
  ['minified', { minify: true }],
  ['minified with names kept', { minify: true, keepNames: true }],
] as const)(
  'given the sources %s, when the script is written, then it is still a program of its own',
  async ([, options]) => {
    const script = await bundledScript(options);
    expect(new Script(script)).toBeDefined();
    expect(script).not.toMatch(foreign);
  },
);
