// One figure of the tax engine, in a process of its own that holds nothing else: `COUNT WAY`. Prints the processor time of a
// fill in runs of COUNT, or the most memory the process had.
import { computeTax, fifo, TaxBook, type Transaction, us } from '@rxtrade/tax';
import { busy } from './measure.ts';
import { fillStream, fillsOf } from './tax-fills.ts';
import { keepingFifo, plainFifo } from './tax-plain.ts';

const [size = '0', way = ''] = process.argv.slice(2);
const count = Number(size);
const like = { open: 50 };
const settings = { regime: us, method: fifo };
/** What was made last is held, as by whoever asked for it. */
const held: { last?: unknown } = {};

const works: Readonly<Record<string, (fills: readonly Transaction[]) => unknown>> = {
  fifo: (fills) => computeTax(fills, settings),
  plain: plainFifo,
  keeping: keepingFifo,
};
const makes: Readonly<Record<string, () => unknown>> = {
  streamed: () => {
    const book = new TaxBook(settings);
    for (const fill of fillStream(count, like)) book.append(fill);
    return book.result();
  },
  held: () => computeTax(fillsOf(count, like), settings),
  input: () => fillsOf(count, like),
};

const work = works[way];
if (work === undefined) {
  held.last = makes[way]?.();
  // kilobytes of 1,024 bytes, the most there ever were
  console.log(JSON.stringify({ rss: process.resourceUsage().maxRSS * 1024 }));
} else console.log(JSON.stringify({ microseconds: microseconds(work) }));

/** Of one fill: the best of three rounds, each of a million fills. */
function microseconds(done: (fills: readonly Transaction[]) => unknown): number {
  const few = fillsOf(Math.min(count, 10_000), like);
  for (let i = 0; i < 50; i++) held.last = done(few);
  const fills = fillsOf(count, like);
  const times = Math.min(100, Math.ceil(1_000_000 / count));
  const seconds = busy(3, () => {
    for (let i = 0; i < times; i++) held.last = done(fills);
  });
  return (Math.min(...seconds) / times / count) * 1e6;
}
