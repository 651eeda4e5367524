import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The text that a bundle of this file gives. */
export async function bundledScript(options: {
  readonly minify?: boolean;
  readonly keepNames?: boolean;
}): Promise<string> {
  const entry = fileURLToPath(new URL('./client-script.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'node22',
    platform: 'neutral',
    write: false,
    ...options,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const module = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as {
    clientScript: () => string;
  };
  return module.clientScript();
}
