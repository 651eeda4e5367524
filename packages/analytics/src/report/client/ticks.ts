/** Where an axis is marked, and how. Self-contained, because its text is sent to the page. */
export function createTicks() {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const fixedSteps = [
    minute,
    5 * minute,
    15 * minute,
    30 * minute,
    hour,
    3 * hour,
    6 * hour,
    12 * hour,
    day,
    2 * day,
    7 * day,
  ];
  const monthSteps = [1, 3, 6, 12, 24, 60, 120];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  /** Round values inside the range, about `count` of them, with the decimals that tell them apart. */
  function values(
    low: number,
    high: number,
    count: number,
  ): { readonly at: readonly number[]; readonly digits: number } {
    const raw = (high - low) / Math.max(1, count);
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= raw) ?? 10);
    const at: number[] = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) at.push(i * step);
    const digits = Math.max(0, -Math.floor(Math.log10(step)));
    return { at, digits: Math.abs((step * 10 ** digits) % 1) > 1e-6 ? digits + 1 : digits };
  }

  function textOf(at: number): string {
    const instant = new Date(at);
    if (at % day !== 0) return instant.toISOString().slice(11, 16);
    if (instant.getUTCDate() !== 1) return `${instant.getUTCDate()} ${months[instant.getUTCMonth()] ?? ''}`;
    return instant.getUTCMonth() === 0 ? String(instant.getUTCFullYear()) : (months[instant.getUTCMonth()] ?? '');
  }

  function firstsOfMonths(from: number, to: number, step: number): number[] {
    const at: number[] = [];
    const start = new Date(from);
    const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
    for (let month = Math.ceil(first / step) * step; ; month += step) {
      const instant = Date.UTC(Math.floor(month / 12), month % 12, 1);
      if (instant > to) return at;
      if (instant >= from) at.push(instant);
    }
  }

  /** Instants that people count in (UTC), at most about `count` of them. */
  function times(from: number, to: number, count: number): readonly { readonly at: number; readonly text: string }[] {
    const raw = (to - from) / Math.max(1, count);
    const step = fixedSteps.find((one) => one >= raw);
    let at: number[];
    if (step === undefined) {
      at = firstsOfMonths(from, to, monthSteps.find((one) => one * 30 * day >= raw) ?? 240);
    } else {
      // weeks are marked on Mondays; the epoch was a Thursday
      const offset = step === 7 * day ? 4 * day : 0;
      at = [];
      for (let one = Math.ceil((from - offset) / step) * step + offset; one <= to; one += step) at.push(one);
    }
    return at.map((one) => ({ at: one, text: textOf(one) }));
  }

  return { values, times };
}

export type Ticks = ReturnType<typeof createTicks>;
