import { RxtradeError } from '@rxtrade/core';
import { seriesKeyOf } from '@rxtrade/market-data';
import type { CommandContext } from '../../cli/command.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

/** Removes a series. @throws As rejection, E127 when there is none. */
export async function removeData(series: string, flags: StoreFlags, context: CommandContext): Promise<void> {
  const store = await openStore(flags, context);
  if (!(await store.remove(seriesKeyOf(series))))
    throw new RxtradeError(
      'E127',
      `the store "${store.folder}" has no ${series}; rxtrade data list shows what it has`,
      {
        series,
      },
    );
  tell(flags, context, { removed: series }, () => `${series} is removed`);
}
