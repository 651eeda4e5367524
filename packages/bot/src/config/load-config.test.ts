import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../../scripts/testing/machine.ts';
import { loadConfig } from './load-config.ts';
import { paperSections } from './schema.ts';

const folders: string[] = [];

/** A folder with these files, removed after the test. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-config-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const text = `trading:\n  trading_pairs: [BTCUSDT]\n  default_strategy: \${STRATEGY:-none}\n`;
const load = (cwd: string, options: { readonly file?: string; readonly env?: Readonly<Record<string, string>> } = {}) =>
  loadConfig({ cwd, env: {}, uses: paperSections, ...options });

describe('a configuration on disk', () => {
  it('given the repository itself, then the example that ships is loaded', async () => {
    const { config, file } = await load(repositoryFolder, { file: 'config/config.example.yml' });
    expect(file).toBe('config/config.example.yml');
    expect(config.trading.trading_pairs).toEqual(['BTCUSDT', 'ETHUSDT', 'SOLUSDT']);
  });

  it("given both, then the user's own configuration wins over the example", async () => {
    const own = folderWith({ 'config/config.yml': text, 'config/config.example.yml': 'nonsense: 1' });
    expect((await load(own)).file).toBe('config/config.yml');
    expect((await load(folderWith({ 'config/config.example.yml': text }))).file).toBe('config/config.example.yml');
  });

  it.each([
    ['beside it', 'config/.env'],
    ['above the config folder', '.env'],
  ])('given a .env file %s, then its variables are put in', async (_, envFile) => {
    const folder = folderWith({ 'config/config.yml': text, [envFile]: '# x\nSTRATEGY="from file" # y\n' });
    const loaded = await load(folder);
    expect(loaded.config.trading.default_strategy).toBe('from file');
    expect(loaded.envFile).toBe(envFile);
  });

  it('given a .env file in the current folder alone, then that one is used', async () => {
    const folder = folderWith({ 'elsewhere/deep/x.yml': text, '.env': 'STRATEGY=here' });
    const loaded = await load(folder, { file: 'elsewhere/deep/x.yml' });
    expect(loaded.config.trading.default_strategy).toBe('here');
  });

  it('given none, then defaults are used', async () => {
    const loaded = await load(folderWith({ 'config/config.yml': text }));
    expect(loaded).toMatchObject({ envFile: undefined, config: { trading: { default_strategy: 'none' } } });
  });

  it('given a variable of the process, then it wins over the file', async () => {
    const folder = folderWith({ 'config/config.yml': text, '.env': 'STRATEGY=file' });
    expect((await load(folder, { env: { STRATEGY: 'process' } })).config.trading.default_strategy).toBe('process');
  });
});

describe('a configuration that cannot be loaded', () => {
  it('given no file at all, then the way out is named', async () => {
    const folder = folderWith({});
    await expect(load(folder)).rejects.toMatchObject({
      code: 'E003',
      message: `config/config.yml does not exist in ${folder}; make a project with "rxtrade init", or name a file with --config`,
    });
  });

  it('given a file by name that is not there, then the others are not taken in its place', async () => {
    const folder = folderWith({ 'config/config.yml': text });
    await expect(load(folder, { file: 'mine.yml' })).rejects.toMatchObject({
      code: 'E003',
      message: expect.stringContaining('mine.yml does not exist'),
    });
    await expect(load(folder, { file: join(folder, 'mine.yml') })).rejects.toMatchObject({
      message: expect.stringMatching(/mine\.yml does not exist; make a project/),
    });
  });

  it('given a folder in place of the file, then that is said', async () => {
    const folder = folderWith({ 'config/config.yml': text });
    await expect(load(folder, { file: 'config' })).rejects.toMatchObject({
      code: 'E003',
      message: 'config is a folder; name the file in it',
    });
  });

  it('given bytes that are not UTF-8, then that is said', async () => {
    const folder = folderWith({ 'config/config.yml': Uint8Array.of(0x74, 0xff, 0xfe) });
    await expect(load(folder)).rejects.toMatchObject({
      code: 'E003',
      message: 'config/config.yml is not UTF-8 text; save it as UTF-8',
    });
  });

  it('given a .env file that is not text, then that is said of it', async () => {
    const folder = folderWith({ 'config/config.yml': text, '.env': Uint8Array.of(0xff) });
    await expect(load(folder)).rejects.toMatchObject({
      code: 'E003',
      message: '.env is not UTF-8 text; save it as UTF-8',
    });
  });

  it('given problems, then the message names the file', async () => {
    await expect(load(folderWith({ 'config/config.yml': 'x: 1' }))).rejects.toMatchObject({
      code: 'E003',
      message: expect.stringMatching(/^config\/config\.yml is refused, 2 problems:\n {2}1:1 /),
    });
  });
});
