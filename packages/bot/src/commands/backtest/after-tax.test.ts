import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

type AfterTax = {
  readonly years: readonly { readonly year: string; readonly gain: string; readonly tax: string }[];
  readonly tax: string;
  readonly taxIfSold: string;
  readonly totalReturn: number;
  readonly afterTaxReturn: number;
  readonly afterTaxReturnIfSold: number;
  readonly leftOut?: string;
};

async function afterTaxOf(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<AfterTax> {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(files)) fileIn(cwd, name, text);
  const { stdout, code } = await rxtrade(cwd, [
    ...['backtest', 'run', 'sma-cross', '--param', 'short=false', '--quiet', '--no-cost-runs', '--json', ...args],
  ]);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { readonly afterTax: AfterTax }).afterTax;
}
const generic = ['--tax', 'GENERIC', '--tax-rate', '0.25'];

describe('backtest run --tax', () => {
  it('given a run that ends flat, then the gains of its years are its profit, and each year with a gain is taxed', async () => {
    const cash = 10_000;
    const told = await afterTaxOf(
      {},
      ...['--bars', '150000', '--timeframe', '4h', '--finish', 'close-at-last-close', ...generic],
    );
    const gains = told.years.map(({ gain }) => Number(gain));
    expect(gains.length).toBeGreaterThan(1);
    expect(gains.reduce((a, b) => a + b)).toBeCloseTo(told.totalReturn * cash, 4);
    const tax = gains.reduce((all, gain) => all + Math.max(0, gain) / 4, 0);
    expect(Number(told.tax)).toBeCloseTo(tax, 6);
    expect(told.taxIfSold).toBe(told.tax);
    expect(told.afterTaxReturn).toBeCloseTo(told.totalReturn - tax / cash, 10);
  });

  it('given what is held at the end at a gain, then tax on it is told apart', async () => {
    // it ends between the second purchase and its target
    const told = await afterTaxOf({ 'BTCUSDT.csv': barsCsv(208) }, '--data', 'BTCUSDT.csv', ...generic);
    expect(told.totalReturn).toBeGreaterThan(0);
    expect(Number(told.taxIfSold)).toBeGreaterThan(Number(told.tax));
    expect(told.afterTaxReturn).toBeCloseTo(told.totalReturn - Number(told.tax) / 10_000, 10);
    expect(told.afterTaxReturnIfSold).toBeCloseTo(told.totalReturn * 0.75, 6);
  });

  it('given a summary, then it says by which law and rates, and that it is no advice', async () => {
    const { stdout } = await rxtrade(temporaryFolder(), [
      ...['backtest', 'run', 'sma-cross', '--param', 'short=false', '--bars', '2000', '--quiet', '--no-cost-runs'],
      ...['--tax', 'US:HIFO', '--tax-rate', '0.37', 'long=0.15'],
    ]);
    expect(stdout).toMatch(/Tax by US, HIFO, rules of \d{4}-\d\d-\d\d, rate 0\.37, long 0\.15/);
    expect(stdout).toMatch(/After tax +-?\d+\.\d\d%/);
    expect(stdout).toContain('Not tax advice.');
  });

  it.each([
    [['--tax', 'US'], /E903.*--tax-rate/],
    [['--tax-rate', '0.3'], /E903.*--tax /],
    [['--tax', 'XX', '--tax-rate', '0.3'], /E502.*"XX"/],
    [['--tax', 'US:BEST', '--tax-rate', '0.3'], /E502.*"BEST"/],
    [['--tax', 'US', '--tax-rate', '30'], /E903.*"30"/],
    [['--tax', 'US', '--tax-rate', 'long=0.3'], /E903.*lacks/],
    [['--tax', 'GB', '--tax-rate', '0.2', 'long=0.3'], /E903.*"long=0.3"/],
    [['--tax', 'US', '--tax-rate', '0.2', '0.3'], /E903.*"0.3"/],
  ])('given %j, then it is refused before anything runs', async (args, message) => {
    const { stdout, stderr, code } = await rxtrade(temporaryFolder(), ['backtest', 'run', 'sma-cross', ...args]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(message);
  });
});
