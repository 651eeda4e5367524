import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chromiumPath, needs } from '../../../../scripts/testing/needs.ts';
import { bundledScript } from './client/bundled-script.fixture.ts';
import { clientScript } from './client/client-script.ts';
import { renderReport } from './render-report.ts';
import { fullRun, runOf } from './report.fixture.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How many pixels of a canvas are painted, and whether its bitmap is as fine as the screen. */
const canvasFacts = `(canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) painted += 1;
  return { painted, scale: canvas.width / canvas.clientWidth };
}`;

needs('chromium')('given a report in a browser', () => {
  let browser: Browser;
  let folder: string;
  let files: { readonly small: string; readonly full: string; readonly large: string; readonly bundled: string };
  let page: Page;
  /** By their options: making one takes as long as a test. */
  const contexts = new Map<string, BrowserContext>();
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rxtrade-report-'));
    const written = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return pathToFileURL(join(folder, name)).href;
    };
    const small = renderReport(runOf());
    const bundled = await bundledScript({ minify: true, keepNames: true });
    files = {
      small: written('small.html', small),
      full: written('full.html', renderReport(fullRun())),
      bundled: written(
        'bundled.html',
        small.replace(clientScript(), () => bundled),
      ),
      large: written(
        'large.html',
        renderReport(runOf({ ids: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'], bars: 20_000, trades: 55_000 })),
      ),
    };
    browser = await chromium.launch({ executablePath: chromiumPath, args: quiet });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints, 'nothing in the console').toEqual([]);
    expect(
      requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
      'nothing is fetched',
    ).toEqual([]);
  });

  async function open(file: string, options: BrowserContextOptions = {}): Promise<void> {
    const key = JSON.stringify(options);
    const context =
      contexts.get(key) ?? (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options }));
    contexts.set(key, context);
    page = await context.newPage();
    requests = [];
    complaints = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(file);
    await page.waitForSelector('html[data-ready=true]');
    await frame();
  }

  /** Lets the page draw. */
  async function frame(): Promise<void> {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  async function factsOf(id: string): Promise<{ readonly painted: number; readonly scale: number }> {
    return await page.evaluate(`(${canvasFacts})(document.querySelector('#${id} canvas'))`);
  }

  async function pictureOf(id: string): Promise<string> {
    await frame();
    return await page.evaluate(`document.querySelector('#${id} canvas').toDataURL()`);
  }

  const cells = (column: number) => page.locator(`#trades tbody tr.line td:nth-child(${column})`).allTextContents();
  const numbers = async (column: number) =>
    (await cells(column)).map((text) => Number(text.replace('\u2212', '-').replace(/[^-\d.]/g, '')));

  it('when it opens on a fine, dark screen, then every chart is drawn as fine, on a dark page', async () => {
    await open(files.full, { deviceScaleFactor: 2, colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(12, 16, 22)');
    const charts = [
      'equity',
      'drawdown',
      'price',
      'rolling-sharpe',
      'rolling-volatility',
      'rolling-beta',
      'excursions',
    ];
    for (const id of charts) {
      const { painted, scale } = await factsOf(id);
      expect(painted, id).toBeGreaterThan(5000);
      expect(scale, id).toBeCloseTo(2, 2);
    }
    const bins = await page.evaluate<number[]>(
      `[...document.querySelectorAll('#distribution .bins i')].map((bin) => bin.getBoundingClientRect().height)`,
    );
    expect(bins.length).toBeGreaterThan(4);
    expect(Math.max(...bins), 'the highest bin fills its chart').toBeGreaterThan(150);
  });

  it('when its program came out of a bundler that renames everything, then it draws and lists all the same', async () => {
    await open(files.small);
    const expected = [await pictureOf('price'), ...(await cells(9))];
    await page.close();
    await open(files.bundled);
    expect([await pictureOf('price'), ...(await cells(9))]).toEqual(expected);
    await page.locator('#price canvas').hover({ position: { x: 400, y: 100 } });
    await frame();
    expect(await page.locator('#price .tip').textContent()).toContain('Open');
    expect(await page.content(), 'it is another program').not.toContain('function attachGestures');
  });

  it('when a stretch is dragged, then all charts zoom, and a double click shows all again', async () => {
    await open(files.small);
    const before = { equity: await pictureOf('equity'), price: await pictureOf('price') };
    await page.locator('#equity canvas').scrollIntoViewIfNeeded();
    const box = await page.locator('#equity canvas').boundingBox();
    if (box === null) throw new Error('the equity chart has no place');
    await page.mouse.move(box.x + 300, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 100, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(5, 5);
    expect(await pictureOf('equity')).not.toBe(before.equity);
    expect(await pictureOf('price')).not.toBe(before.price);
    await page.locator('#equity canvas').dblclick({ position: { x: 200, y: 100 } });
    await page.locator('#equity canvas').blur();
    await page.mouse.move(5, 5);
    expect(await pictureOf('price')).toBe(before.price);
  });

  it('when the wheel turns over a chart without the focus, then the page scrolls; with it, the chart zooms', async () => {
    await open(files.small);
    const before = await pictureOf('equity');
    await page.locator('#equity canvas').hover({ position: { x: 400, y: 100 } });
    await page.mouse.wheel(0, -200);
    await page.mouse.move(5, 5);
    expect(await pictureOf('equity')).toBe(before);
    await page.locator('#equity canvas').click({ position: { x: 400, y: 100 } });
    await page.mouse.wheel(0, -200);
    await frame();
    await page.locator('#equity canvas').blur();
    await page.mouse.move(5, 5);
    expect(await pictureOf('equity')).not.toBe(before);
    await page.locator('#equity .ranges button', { hasText: 'All' }).click();
    await page.mouse.move(5, 5);
    expect(await pictureOf('equity')).toBe(before);
  });

  it('when the pointer is over a chart, then a tip tells its values', async () => {
    await open(files.small);
    await page.locator('#equity canvas').hover({ position: { x: 400, y: 100 } });
    await frame();
    expect(await page.locator('#equity .tip').textContent()).toMatch(/2024-01-\d\d \d\d:\d\d UTC.*Equity.*USDT/);
    await page.locator('#price canvas').hover({ position: { x: 400, y: 100 } });
    await frame();
    expect(await page.locator('#price .tip').textContent()).toMatch(/Open.*High.*Low.*Close/);
    expect(await page.locator('#equity .tip').isVisible()).toBe(false);
  });

  it('when a chart is used with the keyboard, then it zooms and its values are spoken', async () => {
    await open(files.small);
    const before = await pictureOf('drawdown');
    await page.locator('#drawdown canvas').focus();
    await page.keyboard.press('ArrowRight');
    await frame();
    expect(await page.locator('#drawdown .spoken').textContent()).toMatch(/^2024-.*Below the peak/);
    await page.keyboard.press('+');
    await page.keyboard.press('Escape');
    expect(await pictureOf('drawdown')).not.toBe(before);
    await page.keyboard.press('Home');
    expect(await pictureOf('drawdown')).toBe(before);
  });

  it('when another instrument is chosen, then its price is drawn', async () => {
    await open(files.small);
    const before = await pictureOf('price');
    await page.getByRole('radio', { name: 'ETHUSDT' }).check();
    expect(await pictureOf('price')).not.toBe(before);
  });

  it('when a column is clicked, then trades are sorted by it, the other way at the second click', async () => {
    await open(files.small);
    await page.getByRole('button', { name: 'P&L' }).click();
    const falling = await numbers(9);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(new Set(falling).size).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'P&L' }).click();
    const rising = await numbers(9);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(rising[0]).toBeLessThan(0);
    expect(await page.locator('th[aria-sort=ascending]').textContent()).toContain('P&L');
  });

  it('when trades are filtered, then the others are gone', async () => {
    await open(files.large);
    expect(await page.locator('.count').textContent()).toBe('55,000 trades');
    await page.locator('[name=side]').selectOption({ label: 'Short' });
    await page.locator('[name=of]').selectOption({ label: 'SOLUSDT' });
    expect(new Set(await cells(1))).toEqual(new Set(['SOLUSDTShort']));
    await page.locator('[name=result]').selectOption({ label: 'Won' });
    expect(Math.min(...(await numbers(9)))).toBeGreaterThan(0);
    await page.locator('[name=result]').selectOption({ label: 'Lost' });
    expect(Math.max(...(await numbers(9)))).toBeLessThanOrEqual(0);
    await page.getByRole('searchbox').fill('no such reason');
    expect(await page.locator('#trades tbody').textContent()).toBe('No trade matches.');
  });

  it('when trades are filtered by reason and tag, then the table holds as many as were packed', async () => {
    await open(files.full);
    const counted = async (): Promise<string | null> => await page.locator('.count').textContent();
    await page.locator('[name=reason]').selectOption({ label: 'stop at #' });
    expect(await counted()).toBe('100 of 200 trades');
    await page.locator('[name=tag]').selectOption({ label: 'dip' });
    expect(await counted()).toBe('34 of 200 trades');
    await page.locator('[name=reason]').selectOption({ label: 'All exit reasons' });
    expect(await counted()).toBe('67 of 200 trades');
  });

  it('when fifty thousand trades are scrolled, then a few rows are in the page, the right ones, at once', async () => {
    await open(files.large);
    const lines = page.locator('#trades tr.line');
    expect(await lines.count()).toBeLessThan(60);
    const list = "document.querySelector('#trades .scroller')";
    const tall = await page.evaluate<number>(`${list}.scrollHeight`);
    expect(tall).toBeGreaterThan(54_000 * 38);
    await page.evaluate(`${list}.scrollTop = 27000 * 38`);
    await frame();
    const places = await page.evaluate<number[]>(
      `[...document.querySelectorAll('#trades tr.line')].map((row) => Number(row.dataset.place))`,
    );
    expect(places.length).toBeLessThan(60);
    expect(places).toContain(27_000);
    const top = await page.evaluate<number>(
      `document.querySelector('[data-place="27000"]').getBoundingClientRect().top - document.querySelector('#trades th').getBoundingClientRect().bottom`,
    );
    expect(Math.abs(top), 'the row stands where it would without the others being left out').toBeLessThan(2);
    await page.evaluate(`${list}.scrollTop = ${tall}`);
    await frame();
    expect(await lines.last().getAttribute('data-place')).toBe('54999');
  });

  it('when a trade is opened, then its reasons are told, and the price chart shows it on demand', async () => {
    await open(files.large);
    const before = await pictureOf('price');
    await page.locator('#trades .open').nth(3).press('Enter');
    expect(await page.locator('.details').textContent()).toMatch(/Why in.*over 288 bars is above 1\.00%.*Meanwhile/);
    expect(await page.evaluate('document.activeElement.className'), 'the focus stays on its row').toBe('open');
    await page.getByRole('button', { name: 'Show in the price chart' }).click();
    expect(await pictureOf('price')).not.toBe(before);
    await page.locator('#trades .open').nth(3).press('Enter');
    expect(await page.locator('.details').count()).toBe(0);
  });

  it('when the key of a line is pressed, then the line is hidden, and shown again', async () => {
    await open(files.full);
    const before = await pictureOf('equity');
    const key = page.getByRole('button', { name: 'Harsh costs' });
    await key.click();
    expect(await key.getAttribute('aria-pressed')).toBe('false');
    expect(await pictureOf('equity')).not.toBe(before);
    await key.click();
    expect(await pictureOf('equity')).toBe(before);
  });

  it('when the pointer is on a trade among the excursions, then it is told, and a click shows it', async () => {
    await open(files.full);
    const before = await pictureOf('price');
    const box = await page.locator('#excursions canvas').boundingBox();
    if (box === null) throw new Error('the excursions have no place');
    await page.locator('#excursions canvas').scrollIntoViewIfNeeded();
    const tip = page.locator('#excursions .tip');
    for (let x = 60; x < box.width && (await tip.isHidden()); x += 12)
      await page.locator('#excursions canvas').hover({ position: { x, y: box.height / 2 } });
    expect(await tip.textContent()).toMatch(/USDT 2024-.*Against.*In favor/);
    await page.mouse.down();
    await page.mouse.up();
    expect(await pictureOf('price')).not.toBe(before);
  });

  it('when the theme is toggled, then page and charts change, and the choice stays', async () => {
    await open(files.small, { colorScheme: 'light' });
    const background = async (): Promise<string> =>
      await page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = { page: await background(), chart: await pictureOf('equity') };
    await page.getByRole('button', { name: 'Use dark colors' }).click();
    expect(await background()).not.toBe(light.page);
    expect(await pictureOf('equity')).not.toBe(light.chart);
    await page.reload();
    expect(await page.getByRole('button', { name: 'Use light colors' }).isVisible()).toBe(true);
  });

  it('when it is as wide as a phone or a tablet, then nothing is wider', async () => {
    await open(files.full, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    });
    await page.locator('#trades .open').first().click();
    for (const width of [390, 320, 600, 768, 1024]) {
      await page.setViewportSize({ width, height: 844 });
      await frame();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect((await factsOf('price')).painted).toBeGreaterThan(5000);
    }
  });
});
