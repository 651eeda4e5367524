import type { BarColumns } from '@rxtrade/core';

const rowsAPiece = 4_096;

/**
 * Writes bars as CSV text, in pieces: `time,open,high,low,close,volume`, times in epoch milliseconds. Numbers have the
 * fewest digits that read back as the same double. Times before March 1973 read back with `time: 'ms'` only.
 */
export function* writeBars(columns: BarColumns): Generator<string> {
  const { length, openAt, open, high, low, close, volume } = columns;
  yield 'time,open,high,low,close,volume\n';
  for (let from = 0; from < length; from += rowsAPiece) {
    let text = '';
    for (let i = from; i < Math.min(from + rowsAPiece, length); i++) {
      text += `${openAt[i]},${open[i]},${high[i]},${low[i]},${close[i]},${volume[i]}\n`;
    }
    yield text;
  }
}
