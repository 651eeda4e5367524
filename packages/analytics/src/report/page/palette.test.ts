import { expect, it } from 'vitest';
import { dark, light, type Palette, propertiesOf } from './palette.ts';

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const palettes: readonly (readonly [string, Palette])[] = [
  ['light', light],
  ['dark', dark],
];

it.for(palettes)('given the %s palette, then every text can be read on every surface', ([, palette]) => {
  for (const text of ['ink', 'muted', 'gain', 'loss', 'accent'] as const)
    for (const surface of ['page', 'surface', 'raised'] as const)
      expect(contrast(palette[text], palette[surface]), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.notice, palette.noticeSurface), 'a notice').toBeGreaterThanOrEqual(4.5);
});

it.for(palettes)('given the %s palette, then lines and candles stand out from the surface', ([, palette]) => {
  for (const mark of ['accent', 'hold', 'gain', 'loss', 'up', 'down'] as const)
    expect(contrast(palette[mark], palette.surface), mark).toBeGreaterThanOrEqual(3);
});

it('given a palette, when it becomes properties, then names are in kebab-case and colors can take an opacity', () => {
  expect(propertiesOf(light)).toContain('--notice-surface:#fff5dd');
  for (const color of [...Object.values(light), ...Object.values(dark)]) expect(color).toMatch(/^#[\da-f]{6}$/);
});
