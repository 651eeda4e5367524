import type { DurationMs } from '@rxtrade/core';

/** The commonest distance between neighbours that rise, the shortest of equals; undefined when none do. */
export function commonestSpacing(openAt: Float64Array): DurationMs | undefined {
  const counts = new Map<DurationMs, number>();
  let latest = 0;
  let run = 0;
  for (let i = 1; i < openAt.length; i++) {
    const spacing = (openAt[i] as number) - (openAt[i - 1] as number);
    if (spacing === latest) run++;
    else {
      counts.set(latest, (counts.get(latest) ?? 0) + run);
      latest = spacing;
      run = 1;
    }
  }
  counts.set(latest, (counts.get(latest) ?? 0) + run);
  let found: DurationMs | undefined;
  for (const [spacing, count] of counts) {
    if (!(spacing > 0)) continue;
    const most = found === undefined ? 0 : (counts.get(found) ?? 0);
    if (found === undefined || count > most || (count === most && spacing < found)) found = spacing;
  }
  return found;
}
