import { join } from 'node:path';
import { openHistoryStore } from '@rxtrade/market-data/node';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { folderWith } from '../run-command.fixture.ts';
import { importData } from './import-data.ts';

const startAt = Date.UTC(2024, 0, 1);
const rows = Array.from({ length: 150_000 }, (_, i) => `${startAt + i * 60_000},10,12,9,11,5`);
const csv = `time,open,high,low,close,volume\n${rows.join('\n')}\n`;

/** What an import on a terminal drew and ended with; `onDrawn` is called each time, and may interrupt. */
async function imported(onDrawn: (interrupt: () => void) => void) {
  const cwd = folderWith({ 'a.csv': csv });
  const said: string[] = [];
  const exits: number[] = [];
  let interrupt: () => void = () => undefined;
  const context: CommandContext = {
    stdout: (text) => said.push(text),
    stderr: (text) => {
      said.push(text);
      onDrawn(interrupt);
    },
    cwd,
    env: {},
    isTty: true,
    exitCode: (code) => exits.push(code),
    onInterrupt: (act) => {
      interrupt = act;
      return () => undefined;
    },
  };
  await importData(['a.csv'], { as: 'binance/BTCUSDT' }, context);
  return { text: said.join(''), exit: exits.at(-1), store: openHistoryStore(join(cwd, 'data/store')) };
}

describe('an import on a terminal', () => {
  it('given nothing else, then its progress is drawn and wiped', async () => {
    const { text, exit, store } = await imported(() => undefined);
    expect(exit).toBe(0);
    expect(text).toMatch(/importing binance\/BTCUSDT, percent {2}█+░+ {2}\d+ of 100/);
    expect(text).toContain('\u001b[2Kbinance/BTCUSDT/1m: 150,000 rows read');
    expect((await store.catalogue())[0]?.rows).toBe(150_000);
  });

  it('given Ctrl-C on the way, then the store is as it was, and says so', async () => {
    const { text, exit, store } = await imported((interrupt) => interrupt());
    expect(exit).toBe(1);
    expect(text).toContain('interrupted; the store is as it was\n');
    expect(await store.catalogue()).toEqual([]);
  });
});
