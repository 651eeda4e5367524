// Works out fills first in, first out, in a process of its own, and prints the most memory it had: `COUNT streamed|held|only`.
// Streamed, nobody keeps the fills; held, the caller has them in an array; only makes that array and nothing else.
import { computeTax, fifo, TaxBook, us } from '@rxtrade/tax';
import { fillStream, fillsOf } from './tax-fills.ts';

const [count = '0', way] = process.argv.slice(2);
const like = { open: 50 };
const settings = { regime: us, method: fifo };
let disposals = 0;

if (way === 'streamed') {
  const book = new TaxBook(settings);
  for (const fill of fillStream(Number(count), like)) book.append(fill);
  disposals = book.result().disposals.length;
} else {
  const fills = fillsOf(Number(count), like);
  disposals = way === 'held' ? computeTax(fills, settings).disposals.length : fills.length;
}
// kilobytes of 1,024 bytes, the most there ever were
console.log(JSON.stringify({ disposals, rss: process.resourceUsage().maxRSS * 1024 }));
