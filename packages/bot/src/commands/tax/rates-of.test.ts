import { describe, expect, it } from 'vitest';
import { fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const day = (date: number, close: string) => `${Date.UTC(2024, 0, date)},${close},${close},${close},${close},1`;
const bars = `time,open,high,low,close,volume\n${day(1, '40000')}\n${day(2, '44000')}\n${day(3, '42000')}\n`;
const earned = {
  id: 'i',
  time: '2024-01-02T12:00:00Z',
  type: 'income',
  asset: 'BTC',
  quantity: '0.5',
  kind: 'staking',
};

/** A folder with two days of bitcoin in its store. */
async function folder(): Promise<string> {
  const cwd = temporaryFolder();
  fileIn(cwd, 'bars.csv', bars);
  fileIn(cwd, 'in.json', JSON.stringify([{ ...earned, account: 'main' }]));
  fileIn(cwd, 'usdt.csv', 'day,currency,rate,source\n2024-01-01,USDT,0.9,a bank\n');
  const imported = await rxtrade(cwd, ['data', 'import', 'bars.csv', '--as', 'binance/BTCUSDT', '--timeframe', '1d']);
  expect(imported).toMatchObject({ code: 0 });
  return cwd;
}
const compute = ['tax', 'compute', 'in.json', '-J', 'GENERIC', '--json'];

describe('rxtrade tax compute --rates store:…', () => {
  it('given bars of the store, then units without a price are worth the last price of their day', async () => {
    const args = [...compute, '--currency', 'USDT', '--rates', 'store:binance/BTCUSDT/1d'];
    const { stdout, code } = await rxtrade(await folder(), args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ income: [{ value: '22000' }] });
  });

  it('given a file beside them, then a coin is priced through the money of both', async () => {
    const args = [...compute, '--currency', 'EUR', '--rates', 'store:binance/BTCUSDT/1d', '--rates', 'usdt.csv'];
    const { stdout } = await rxtrade(await folder(), args);
    expect(JSON.parse(stdout)).toMatchObject({ income: [{ value: '19800' }] });
  });

  it.each([
    ['store:binance/ETHUSDT/1d', /E127/],
    ['store:nonsense', /E\d{3}.*nonsense/],
    ['none.csv', /E509/],
  ])('given %s, which is not there, then it is refused', async (source, message) => {
    const { stderr, code } = await rxtrade(await folder(), [...compute, '--rates', source]);
    expect(stderr).toMatch(message);
    expect(code).not.toBe(0);
  });
});
