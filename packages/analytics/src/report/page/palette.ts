/**
 * The page's colors by role, six hexadecimal digits each. Text colors have a contrast of at least 4.5 on their surface
 * (WCAG 2.2, success criterion 1.4.3), lines and marks that carry meaning at least 3 (1.4.11).
 */
export type Palette = Readonly<Record<keyof typeof light, string>>;

export const light = {
  page: '#f4f6f9',
  surface: '#ffffff',
  raised: '#f8fafc',
  ink: '#141a23',
  muted: '#586374',
  line: '#dfe4eb',
  grid: '#edf0f4',
  accent: '#3451d1',
  gain: '#0b7a5b',
  loss: '#c2342d',
  hold: '#7a6a45',
  up: '#4f9d86',
  down: '#c9736c',
  volume: '#e3e8ef',
  notice: '#7a4b00',
  noticeSurface: '#fff5dd',
  noticeLine: '#f0d48f',
};

export const dark: Palette = {
  page: '#0c1016',
  surface: '#141a22',
  raised: '#19212b',
  ink: '#e8edf4',
  muted: '#9aa7b8',
  line: '#2a3441',
  grid: '#1e2630',
  accent: '#86a3ff',
  gain: '#43cf9c',
  loss: '#ff8078',
  hold: '#cdb67c',
  up: '#3c9c7c',
  down: '#bd5f59',
  volume: '#222c38',
  notice: '#f6cd77',
  noticeSurface: '#2a2312',
  noticeLine: '#5a4a1e',
};

/** As CSS custom properties: `noticeSurface` is `--notice-surface`. */
export function propertiesOf(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${color}`)
    .join(';');
}
