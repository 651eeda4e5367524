import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadExchange, loadFromAll } from './load-exchange.ts';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('..', import.meta.url));

/** Which modules of ccxt a process of its own has loaded after `code`, as paths inside the package. */
async function loadedBy(code: string): Promise<readonly string[]> {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    ${code}
    console.log(JSON.stringify(loaded.filter((url) => url.includes('/ccxt/')).map((url) => url.split('/ccxt/').at(-1))));
  `;
  const { stdout } = await run(
    process.execPath,
    ['--conditions=@rxtrade/source', '--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    { cwd: folder },
  );
  return JSON.parse(stdout) as readonly string[];
}

describe('loading ccxt', () => {
  it('given the package alone, then nothing of ccxt is loaded', async () => {
    expect(await loadedBy(`await import('./index.ts');`)).toEqual([]);
  });

  it('given one exchange, then it is loaded without the others', async () => {
    const loaded = await loadedBy(`
      const { ccxtHistory } = await import('./index.ts');
      await ccxtHistory({ exchange: 'bybit' });
    `);
    expect(loaded).toContain('js/src/bybit.js');
    expect(loaded, 'the main entry brings in all exchanges').not.toContain('js/ccxt.js');
    expect(loaded).not.toContain('js/src/binance.js');
  });

  it('given a name, then both ways lead to the same exchange', async () => {
    const [alone, fromAll] = [await loadExchange('binance'), await loadFromAll('binance')];
    expect(new alone({}).id).toBe('binance');
    expect(new fromAll({}).id).toBe('binance');
  });

  it.each(['', 'Binance', '__proto__', 'constructor', '../base/Exchange', 'exchanges', 'base/Exchange'])(
    'given "%s", then E201 from both ways',
    async (name) => {
      await expect(loadExchange(name)).rejects.toMatchObject({ code: 'E201' });
      await expect(loadFromAll(name)).rejects.toMatchObject({ code: 'E201' });
    },
  );
});
