// Started as a process of its own: writes minutes [from, to) to the series of a store, a block after the other, says how
// many blocks it has written, and commits only when it is told to.
import { openHistoryStore } from './index.ts';
import { minuteKey, minuteRows } from './minutes.fixture.ts';

const [folder = '', from = '0', to = '0', mayCommit] = process.argv.slice(2);
const block = 100_000;
const writer = await openHistoryStore(folder).writer(minuteKey);
for (let at = Number(from); at < Number(to); at += block) {
  await writer.write(minuteRows(at, Math.min(at + block, Number(to))));
  process.stdout.write('block\n');
}
if (mayCommit === 'commit') await writer.commit();
process.stdout.write('done\n');
// keeps what it holds until it is killed
if (mayCommit !== 'commit') setInterval(() => undefined, 1_000);
