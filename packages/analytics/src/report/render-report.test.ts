import { expect, it } from 'vitest';
import { curveOf } from '../curve.fixture.ts';
import { measure } from '../metrics/measure.ts';
import { instrumentOf, tripOf } from '../trades/trades.fixture.ts';
import type { ReportData } from './data/report-data.ts';
import { renderReport } from './render-report.ts';
import { fillsOf, fullRun, runOf, tripsOver, walk } from './report.fixture.ts';

function dataOf(report: string): ReportData {
  const json = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(report)?.[1] ?? '';
  return JSON.parse(json) as ReportData;
}

function textOf(report: string): string {
  return report.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ');
}

it('given a run twice, when it is rendered, then the bytes are the same', () => {
  expect(renderReport(runOf())).toBe(renderReport(runOf()));
});

it('given texts that close the script, when they are rendered, then they stay texts', () => {
  const attack = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
  const series = [walk('BTCUSDT', 300, 1)];
  const trades = tripsOver(series, 5).map((trip) => ({ ...trip, entryReason: attack, strategy: attack }));
  const assumptions = [{ label: attack, value: attack }];
  const report = renderReport(
    runOf(
      { ids: ['BTCUSDT'], bars: 300, trades: 5 },
      { title: attack, subtitle: attack, trades, warnings: [attack], assumptions },
    ),
  );
  expect(report).not.toContain('<script>alert');
  expect(report).not.toContain('<img');
  expect(report.match(/<\/script>/g), 'of the data and of the program').toHaveLength(2);
  expect(dataOf(report).trades.strategies).toEqual([attack]);
});

it('given a run on a generated market, when it is rendered, then every section says so', () => {
  const report = renderReport(runOf(undefined, { isSynthetic: true }));
  const sections = report.match(/<section[\s\S]*?<\/section>/g) ?? [];
  const labeled = sections.filter((section) => section.includes('badge synthetic'));
  expect(sections.length - labeled.length, 'the note for those without JavaScript').toBe(1);
  expect(labeled).toHaveLength(13);
  expect(report).toContain('<title>A walk (synthetic)</title>');
  expect(textOf(report)).toContain('Synthetic market.');
});

it('given a run on recorded bars, when it is rendered, then nothing is called synthetic', () => {
  expect(textOf(renderReport(runOf(undefined, { isSynthetic: false })))).not.toMatch(/synthetic/i);
});

it('given assumptions, when they are rendered, then they stand in every section with figures', () => {
  const report = renderReport(runOf());
  const sections = report.match(/<section[\s\S]*?<\/section>/g) ?? [];
  const without = sections.filter((section) => !section.includes('0.1% a fill'));
  expect(
    without.map((section) => /<h2>(.*?)<\/h2>/.exec(section)?.[1]),
    'sentences, and the note on JavaScript',
  ).toEqual(['Diagnosis', undefined]);
});

it('given a run without trades, when it is rendered, then ratios that do not exist are n/a', () => {
  const report = renderReport(runOf({ ids: ['BTCUSDT'], bars: 100, trades: 0 }));
  expect(textOf(report)).toMatch(/Win rate\s+n\/a/);
  expect(textOf(report)).toMatch(/Sharpe ratio\s+n\/a/);
  expect(textOf(report)).toMatch(/Fees\s+0\.00 USDT\s+no fills/);
  expect(textOf(report)).not.toMatch(/NaN|undefined|Infinity/);
});

it('given a run without anything, when it is rendered, then there is a report without figures', () => {
  const report = renderReport(runOf({ ids: [], bars: 0, trades: 0 }, { curve: curveOf([]) }));
  expect(textOf(report)).toMatch(/Total return\s+n\/a/);
  expect(textOf(report)).not.toMatch(/NaN|undefined|Infinity/);
  expect(dataOf(report)).toMatchObject({ instruments: [], trades: { total: 0 } });
});

it('given several instruments, when they are rendered, then each has its candles and its share of the result', () => {
  const report = renderReport(runOf({ ids: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'], bars: 9000, trades: 30 }));
  const { instruments } = dataOf(report);
  expect(instruments.map(({ id }) => id)).toEqual(['BTCUSDT', 'ETHUSDT', 'SOLUSDT']);
  for (const { candles } of instruments) expect(candles?.close.length).toBeLessThanOrEqual(4000);
  expect(report.match(/type="radio"/g)).toHaveLength(3);
  expect(textOf(report)).toMatch(/Breakdowns.*Instrument\s+Trades/s);
});

it('given many instruments, when they are rendered, then they are a list and share the room for candles', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `COIN${i}USDT`);
  const report = renderReport(runOf({ ids, bars: 2000, trades: 40 }));
  const candles = dataOf(report).instruments.map((one) => one.candles?.close.length ?? 0);
  expect(candles.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20_000);
  expect(report).toContain('<select name="instrument"');
});

it('given two series of one instrument, when they are rendered, then the finer one is drawn', () => {
  const fine = walk('BTCUSDT', 300, 1);
  const coarse = { ...fine, intervalMs: 3_600_000 };
  const report = renderReport(runOf({ ids: ['BTCUSDT'], bars: 300, trades: 3 }, { series: [coarse, fine] }));
  expect(dataOf(report).instruments.map(({ candles }) => candles?.label)).toEqual(['5m bars']);
});

it('given a position that was not closed, when it is rendered, then the chart knows of it', () => {
  const trades = tripsOver([walk('BTCUSDT', 300, 1)], 5);
  const fills = fillsOf(trades).slice(0, -1);
  const { open } = dataOf(renderReport(runOf({ ids: ['BTCUSDT'], bars: 300, trades: 5 }, { trades, fills })));
  expect(open).toMatchObject([{ instrument: 0, openedAt: trades[4]?.entryAt }]);
});

it('given no benchmark, when it is rendered, then nothing is held', () => {
  const report = renderReport(runOf(undefined, { benchmark: 'none' }));
  expect(textOf(report)).not.toContain('Buy and hold');
  expect(dataOf(report).benchmark).toBeUndefined();
});

it('given a run without costs, when it is rendered, then title, head and every section say so', () => {
  const report = renderReport(fullRun({ isFree: true, isSynthetic: false }));
  const sections = report.match(/<section[\s\S]*?<\/section>/g) ?? [];
  expect(sections.filter((section) => section.includes('badge free'))).toHaveLength(sections.length - 1);
  expect(report).toContain('<title>A walk (zero cost)</title>');
  expect(textOf(report)).toMatch(/Zero-cost run\./);
  expect(textOf(report)).toMatch(/Critical\s+Nothing costs anything in this run/);
  expect(textOf(renderReport(fullRun()))).not.toMatch(/zero.cost/i);
});

it('given what was found and warned of, when it is rendered, then each sentence stands there once', () => {
  const findings = [{ id: 'loses', severity: 'warning', sentence: 'It lost -3.00%.', figures: {} }] as const;
  const report = renderReport(
    runOf(undefined, { findings, warnings: ['It lost -3.00%.', 'Something was left open.'] }),
  );
  expect(textOf(report).match(/It lost/g)).toHaveLength(1);
  expect(textOf(report)).toMatch(/Warning\s+It lost \u22123\.00%\.\s+Note\s+Something was left open\./);
});

it('given nothing found, when it is rendered, then the diagnosis says that this is no proof', () => {
  expect(textOf(renderReport(runOf(undefined, { findings: [] })))).toMatch(
    /Nothing suspicious was found\. That is no proof/,
  );
});

it('given the run under other costs, when it is rendered, then each is in the table, and the outer two are drawn', () => {
  const report = renderReport(fullRun());
  expect(dataOf(report).costs.map(({ name }) => name)).toEqual(['kind', 'harsh']);
  expect(textOf(report)).toMatch(/Kind\s+kind ones.*Expected\s+expected ones.*Harsh\s+harsh ones/s);
  expect(textOf(renderReport(runOf()))).not.toContain('They are');
});

it('given a benchmark instrument, when it is rendered, then it is the one that is held, whatever its currency', () => {
  const instrument = instrumentOf('SPY', 'USD');
  const market = { ...walk('SPYUSDT', 20_000, 9), instrument };
  const report = renderReport(fullRun({ benchmark: market }));
  expect(dataOf(report).benchmark?.name).toBe('Buy and hold SPY');
  expect(dataOf(report).rolling?.beta).toBeDefined();
});

it('given a benchmark that dwarfs the equity, when it is rendered, then its line is hidden until its key is pressed', () => {
  const run = runOf({ ids: ['BTCUSDT'], bars: 3000, trades: 12 });
  const pressedOf = (report: string) => /data-line="benchmark" aria-pressed="(\w+)"/.exec(report)?.[1];
  expect(pressedOf(renderReport(run))).toBe('false');
  const equity = run.series[0]?.columns.close.map((close) => close * 80) ?? new Float64Array();
  expect(pressedOf(renderReport({ ...run, curve: { ...run.curve, equity } }))).toBe('true');
});

it('given what tells which run it is, when it is rendered, then it stands once, among the assumptions', () => {
  const report = renderReport(runOf(undefined, { identity: [{ label: 'Fingerprint', value: 'abc123' }] }));
  expect(textOf(report).match(/abc123/g)).toHaveLength(1);
});

it('given prices below zero, when they are rendered, then nothing is held against them', () => {
  const run = runOf({ ids: ['OIL'], bars: 300, trades: 5 });
  run.series[0]?.columns.close.fill(-37, 100, 110);
  const report = renderReport(run);
  expect(textOf(report)).not.toContain('Buy and hold');
  expect(textOf(report)).not.toMatch(/NaN|Infinity/);
});

it('given an account that was ruined, when it is rendered, then the page says so, with figures that exist', () => {
  for (const rest of [0, -500]) {
    const run = runOf({ ids: ['BTCUSDT'], bars: 3000, trades: 12 });
    run.curve.equity.fill(rest, 2000);
    const { curve, trades, fills } = run;
    const text = textOf(renderReport({ ...run, metrics: measure({ curve, trades, fills }) }));
    expect(text).toMatch(/Critical\s+The account was ruined/);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  }
});

it('given few days, when they are rendered, then rolling figures say how many it takes', () => {
  expect(textOf(renderReport(runOf()))).toMatch(/11 daily returns are too few to roll over; it takes 56\./);
  expect(dataOf(renderReport(fullRun())).rolling).toBeDefined();
});

it('given tags, reasons with numbers and many hours, when they are rendered, then trades are told apart by them', () => {
  const text = textOf(renderReport(fullRun()));
  expect(text).toMatch(/Exit reason\s+Trades.*stop at #\s+100/s);
  expect(text).toMatch(/Tag\s+Trades.*none\s+133.*dip\s+67/s);
  expect(text.match(/Hour\s+Trades/g)).toHaveLength(2);
});

it('given trades in another currency, when they are rendered, then breakdowns leave them out and say so', () => {
  const { trades } = fullRun();
  const mixed = [{ ...trades[0], ...tripOf({ instrument: instrumentOf('BTC', 'EUR') }) }, ...trades.slice(1)];
  const text = textOf(renderReport(fullRun({ trades: mixed })));
  expect(text).toContain('1 trades in another currency than USDT are left out.');
});

it('given 200,000 bars and 55,000 trades, when it is rendered, then the page stays below 8 MB', () => {
  const report = renderReport(runOf({ ids: ['BTCUSDT'], bars: 200_000, trades: 55_000 }, { fills: [] }));
  expect(Buffer.byteLength(report)).toBeLessThan(8_000_000);
});
