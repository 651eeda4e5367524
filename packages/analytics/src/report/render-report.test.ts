import { expect, it } from 'vitest';
import { curveOf } from '../curve.fixture.ts';
import type { ReportData } from './data/report-data.ts';
import { renderReport } from './render-report.ts';
import { fillsOf, runOf, tripsOver, walk } from './report.fixture.ts';

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
  expect(labeled).toHaveLength(8);
  expect(report).toContain('<title>A walk (synthetic)</title>');
  expect(textOf(report)).toContain('Synthetic market.');
});

it('given a run on recorded bars, when it is rendered, then nothing is called synthetic', () => {
  expect(textOf(renderReport(runOf(undefined, { isSynthetic: false })))).not.toMatch(/synthetic/i);
});

it('given assumptions, when they are rendered, then they stand in every section with figures', () => {
  const report = renderReport(runOf());
  const sections = report.match(/<section[\s\S]*?<\/section>/g) ?? [];
  expect(sections.filter((section) => section.includes('0.1% a fill'))).toHaveLength(8);
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
  expect(textOf(report)).toMatch(/By instrument/);
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

it('given 200,000 bars and 55,000 trades, when it is rendered, then the page stays below 8 MB', () => {
  const report = renderReport(runOf({ ids: ['BTCUSDT'], bars: 200_000, trades: 55_000 }, { fills: [] }));
  expect(Buffer.byteLength(report)).toBeLessThan(8_000_000);
});
