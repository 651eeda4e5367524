import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type HistoryStore, openHistoryStore } from './index.ts';

export { minuteBars, minuteKey, minuteRows, startAt } from './minutes.fixture.ts';

/** A store in a folder that is gone after the test. */
export function emptyStore(): HistoryStore {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return openHistoryStore(folder);
}
