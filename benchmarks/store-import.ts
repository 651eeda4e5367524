// Imports a CSV file of bars into a store, in a process of its own, and prints what that took: `FILE STORE`.
import { importFiles, openHistoryStore } from '@rxtrade/market-data/node';

const [file = '', folder = ''] = process.argv.slice(2);
const startedAt = performance.now();
const { added } = await importFiles(openHistoryStore(folder), [file], { venue: 'bench', instrument: 'X' });
const seconds = (performance.now() - startedAt) / 1000;
// kilobytes of 1,024 bytes, the most there ever were
console.log(JSON.stringify({ added, seconds, rss: process.resourceUsage().maxRSS * 1024 }));
