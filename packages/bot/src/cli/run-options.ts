import type { Command } from 'commander';

/** A value that may be given several times, in one option or in several. */
const list = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** The options that every command has which runs a strategy over history. */
export function addRunOptions(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration (default: config/config.yml, else config/config.example.yml)')
    .option('--environment <name>', 'development, testing or production, in place of the configuration’s')
    .option('-p, --param <name=value>', 'a parameter of the strategy; may be repeated', list)
    .option(
      '-d, --data <[instrument=]file...>',
      'CSV files of bars, plain or gzip, or series of the store, store:VENUE/INSTRUMENT/TIMEFRAME and KIND (trades, quotes, book, funding, marks); they replace the configured pairs (default: the built-in, synthetic market)',
    )
    .option('--store <folder>', 'where the history of store:… is kept (default: data/store)')
    .option('--instrument <id...>', 'only these instruments; with one file, the instrument it holds')
    .option('--skip-bad-rows', 'leave bad rows of files out and count them, instead of stopping at the first')
    .option('--bars <count>', 'bars of each pair of the built-in market')
    .option('--from <instant>', 'first bar, as a UTC day or instant: 2024-03-01, 2024-03-01T12:00Z')
    .option('--to <instant>', 'end of the bars, exclusive')
    .option('--timeframe <interval...>', 'join bars to each of these intervals: 15m, 1h, 1d')
    .option('--warm-up <duration>', 'history before --from that strategies see without trading: 12h, 30d')
    .option('--short-data', 'run although the data end before --to')
    .option(
      '--delisted <instrument=instant...>',
      'when instruments ceased to trade; what is held is closed at the last price',
    )
    .option('--universe <file>', 'CSV of instrument,from,to: what may be traded when (default: everything, always)')
    .option('--when-left <how>', 'what is held of an instrument that leaves the universe: close, keep (default: close)')
    .option('--benchmark <instrument|file|store:…>', 'compare with buying and holding it')
    .option('--ruin <share>', 'end when so much of the first equity or less is left (default: 0)')
    .option('--cash <amount>', 'opening balance, in the account’s currency')
    .option('--fee <rate>', 'fee as a share of the notional: 0.001 is 0.1%')
    .option('--slippage <bps>', 'slippage of a market order, in basis points')
    .option('--spread <bps>', 'bid-ask spread where the data have none, in basis points')
    .option('--slippage-model <name>', 'fixed, or of the latest bars: volatility, impact (default: fixed)')
    .option('--fills <rule>', 'limits fill when traded through or touched, or bars have a path: careful, touch, path')
    .option('--volume-share <share>', 'the most that orders get of a bar’s or trade’s volume (default: all they want)')
    .option('--reject-rate <share>', 'of orders that the venue refuses by chance (default: 0)')
    .option('--leverage <number>', 'notional that a unit of margin carries on contracts (default: 1)')
    .option(
      '--funding-price <which>',
      'where no mark price is known, refuse funding or use the last: mark, mark-or-last',
    )
    .option('--finish <how>', 'open positions at the end: leave-open, close-at-last-open, close-at-last-close')
    .option('--seed <number>', 'seed of everything random (default: 42)')
    .option('--json', 'one JSON document on standard output, and nothing else there')
    .option('-q, --quiet', 'no progress');
}

/** And those of the commands that tell what came of it. */
export function addOutcomeOptions(command: Command): Command {
  return command
    .option('--no-cost-runs', 'leave out the two further runs with kind and with harsh costs')
    .option('--tax <law>', 'tell what tax leaves: US, GB, DE, CA, AU, FR or GENERIC, with a method as US:HIFO')
    .option('--tax-rate <rate...>', 'your rates, as shares of gains: 0.37, then long=0.15, contracts=0.3', list);
}
