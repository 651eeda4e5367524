/// <reference lib="dom" />

/** Light and dark: the reader's choice, else the system's. Self-contained, because its text is sent to the page. */
export function createTheme(page: Document) {
  const root = page.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const listeners: (() => void)[] = [];
  const names = [
    'surface',
    'ink',
    'muted',
    'line',
    'grid',
    'accent',
    'gain',
    'loss',
    'hold',
    'up',
    'down',
    'volume',
  ] as const;
  type Colors = Readonly<Record<(typeof names)[number], string>>;
  let colors = read();

  function read(): Colors {
    const style = getComputedStyle(root);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Colors;
  }

  function changed(): void {
    colors = read();
    for (const listener of listeners) listener();
  }

  function remembered(): string | undefined {
    // a page from a file may be refused storage
    try {
      return localStorage.getItem('rxtrade-report-theme') ?? undefined;
    } catch {
      return undefined;
    }
  }

  function choose(theme: string): void {
    root.dataset['theme'] = theme;
    changed();
    try {
      localStorage.setItem('rxtrade-report-theme', theme);
    } catch {
      // the choice then lasts as long as the page
    }
  }

  const known = remembered();
  if (known !== undefined) choose(known);
  system.addEventListener('change', changed);

  return {
    get colors() {
      return colors;
    },
    get isDark() {
      return (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
    },
    choose,
    onChange(listener: () => void) {
      listeners.push(listener);
    },
  };
}

export type Theme = ReturnType<typeof createTheme>;
export type Colors = Theme['colors'];
