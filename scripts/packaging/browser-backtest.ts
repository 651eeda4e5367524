import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumPath, isPresent } from '../testing/machine.ts';

const fixture = fileURLToPath(new URL('../fixtures/browser/backtest.js', import.meta.url));
/** Keeps a closed network from being asked for things at every start. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Message = { readonly bars: number; readonly fills: number; readonly equity: number };

/**
 * Bundles a backtest from the packages installed in `folder` for a browser, and runs it in a worker of headless
 * Chromium. Hands back the problems; where there is no Chromium it says that nothing was run, which is a problem only
 * when `RXTRADE_REQUIRE` asks for it.
 */
export async function browserBacktest(folder: string): Promise<readonly string[]> {
  if (!isPresent('chromium')) {
    const isRequired = process.env['RXTRADE_REQUIRE']?.includes('chromium') === true;
    console.log(`  the browser backtest was skipped: no ${chromiumPath}`);
    return isRequired ? [`no ${chromiumPath}, which RXTRADE_REQUIRE says must be there`] : [];
  }
  const entry = join(folder, 'browser-backtest.js');
  await copyFile(fixture, entry);
  // platform 'browser' fails on whatever imports a module of Node
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: folder,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const message = await inWorker(script);
  console.log(
    `  in a browser's worker: ${message.bars} bars, ${message.fills} fills, ${Math.round(script.length / 1024)} kB bundled`,
  );
  return message.bars === 15_000 && message.fills > 0 ? [] : [`the browser's backtest gave ${JSON.stringify(message)}`];
}

async function inWorker(script: string): Promise<Message> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: quiet });
  try {
    const page = await browser.newPage();
    return await page.evaluate<Message>(`new Promise((resolve, reject) => {
      const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(script)}], { type: 'text/javascript' })));
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    })`);
  } finally {
    await browser.close();
  }
}
