/**
 * How numbers and instants read, in the page and where it is rendered. Self-contained, because its text is sent to the
 * page (see client-script).
 */
export function createFormats() {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const known = new Map<number, Intl.NumberFormat>();

  function withSign(text: string, value: number): string {
    return value > 0 ? `+${text}` : text;
  }

  /** `-1,234.50`, with a minus sign of a figure's width. */
  function fixed(value: number, digits: number): string {
    let format = known.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
      known.set(digits, format);
    }
    const text = format.format(value);
    return /[1-9]/.test(text) ? text.replace('-', '\u2212') : text.replace('-', '');
  }

  /** Up to `digits` figures, without trailing zeros: for quantities. */
  function significant(value: number, digits: number): string {
    return new Intl.NumberFormat('en-US', { maximumSignificantDigits: digits }).format(value).replace('-', '\u2212');
  }

  /** Short enough for an axis: `1.2M`. */
  function compact(value: number, digits: number): string {
    const size = Math.abs(value);
    if (size >= 1e9) return `${fixed(value / 1e9, 2)}B`;
    if (size >= 1e6) return `${fixed(value / 1e6, 2)}M`;
    return fixed(value, size >= 1e5 ? 0 : digits);
  }

  /** 0.1234 as `12.34%`; beyond a thousand percent without decimals. */
  function percent(rate: number, digits = 2): string {
    return `${fixed(rate * 100, Math.abs(rate) >= 10 ? 0 : digits)}%`;
  }

  function date(at: number): string {
    return new Date(at).toISOString().slice(0, 10);
  }

  /** `2024-03-05 14:35`, UTC. */
  function instant(at: number): string {
    return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  }

  /** Two units at most: `3 d 4 h`, `45 min`. */
  function duration(ms: number): string {
    if (ms >= 30 * day) return `${fixed(ms / day, 0)} d`;
    if (ms >= 2 * day) return twoUnits(Math.round(ms / hour), 24, ['d', 'h']);
    if (ms >= hour) return twoUnits(Math.round(ms / minute), 60, ['h', 'min']);
    return ms >= minute ? `${fixed(ms / minute, 0)} min` : `${significant(ms / 1000, 3)} s`;
  }

  function twoUnits(small: number, perLarge: number, [large, little]: readonly [string, string]): string {
    const rest = small % perLarge;
    return `${Math.floor(small / perLarge)} ${large}${rest === 0 ? '' : ` ${rest} ${little}`}`;
  }

  return {
    fixed,
    significant,
    compact,
    percent,
    date,
    instant,
    duration,
    signed: (value: number, digits: number) => withSign(fixed(value, digits), value),
    signedPercent: (rate: number, digits = 2) => withSign(percent(rate, digits), rate),
  };
}

export type Formats = ReturnType<typeof createFormats>;
