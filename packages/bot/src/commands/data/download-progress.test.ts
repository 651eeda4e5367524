import { describe, expect, it } from 'vitest';
import { DownloadProgress } from './download-progress.ts';
import { describeDownload } from './download-text.ts';

const half = {
  kind: 'progress',
  rows: 1_500,
  added: 1_500,
  pages: 2,
  at: Date.UTC(2024, 0, 2),
  share: 0.5,
  rowsPerSecond: 1_234.5,
  leftMs: 200_000,
} as const;
const done = { kind: 'done', rows: 3, added: 1, pages: 1, gaps: [], left: [] } as const;

function drawingOn(isTty: boolean): string {
  const drawn: string[] = [];
  const progress = new DownloadProgress('binance/BTCUSDT/1m', { isTty, stderr: (text) => drawn.push(text) });
  progress.show({ kind: 'planned', missing: [] });
  progress.show(half);
  progress.show(done);
  progress.end();
  return drawn.join('');
}

describe('a download on its way', () => {
  it('given a terminal, then one line that is drawn in place and wiped at the end', () => {
    const wipe = '\r\u001b[2K';
    const bar = `${'█'.repeat(15)}${'░'.repeat(15)}`;
    expect(drawingOn(true)).toBe(
      `${wipe}binance/BTCUSDT/1m  ${bar}  50%  2024-01-02T00:00Z  1,500 rows  1,235/s  4 min left${wipe}`,
    );
  });

  it('given a pipe, then nothing', () => {
    expect(drawingOn(false)).toBe('');
  });
});

describe('describeDownload', () => {
  const range = { name: 'binance/BTCUSDT/1m', from: '2024-01-01T00:00:00.000Z', to: '2024-01-03T00:00:00.000Z' };
  const hole = (day: number) => ({ from: Date.UTC(2024, 0, day), to: Date.UTC(2024, 0, day, 1) });

  it.each([
    [half, '1,500 rows, 1,500 of them new, stopped before the end'],
    [done, '3 rows, 1 of them new'],
    [{ ...done, rows: 0, added: 0 }, 'all of it is there'],
    [{ ...done, rows: 0, added: 0, left: [hole(2)] }, '0 rows, 0 of them new'],
  ])('given %j, then it says so', (last, says) => {
    expect(describeDownload({ ...range, last })).toBe(
      `binance/BTCUSDT/1m  2024-01-01T00:00Z to 2024-01-03T00:00Z: ${says}\n`,
    );
  });

  it('given that it was stopped before anything came, then it says so', () => {
    expect(describeDownload({ ...range, last: { kind: 'planned', missing: [] } })).toContain(
      'nothing yet of 2024-01-01T00:00Z',
    );
  });

  it('given many gaps, then the first five and how many more', () => {
    const lines = describeDownload({ ...range, last: { ...done, gaps: [1, 2, 3, 4, 5, 6, 7].map(hole) } })
      .trimEnd()
      .split('\n');
    expect(lines.length).toBe(7);
    expect(lines[1]).toBe('  nothing from 2024-01-01T00:00Z to 2024-01-01T01:00Z: the exchange has none');
    expect(lines[6]).toBe('  and 2 more such gaps');
  });
});
