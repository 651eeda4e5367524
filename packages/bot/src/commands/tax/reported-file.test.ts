import { describe, expect, it } from 'vitest';
import { folderWith } from '../run-command.fixture.ts';
import { reportedFile } from './reported-file.ts';

const head = 'account,asset,soldOn,quantity,proceeds';
const read = (text: string, name = 'da.csv') => reportedFile(name, folderWith({ [name]: text }));
const record = { account: 'Kraken', asset: 'BTC', soldOn: '2025-03-01', quantity: '0.5', proceeds: '45000.00' };

describe('reportedFile', () => {
  it('given CSV with shuffled columns, then its records are read, and what is not told is left out', async () => {
    const text =
      'proceeds,quantity,note,soldOn,BASIS,asset,account,basisReported\n45000.00,0.5,x,2025-03-01,,BTC,Kraken,\n';
    expect(await read(text)).toEqual([record]);
    expect(await read(`${head},basis,basisReported\nKraken,BTC,2025-03-01,0.5,45000.00,99,YES\n`)).toEqual([
      { ...record, basis: '99', basisReported: true },
    ]);
  });

  it('given a JSON list, then its records are read', async () => {
    expect(await read(`\uFEFF ${JSON.stringify([record, { ...record, basisReported: false }])}`, 'da.json')).toEqual([
      record,
      { ...record, basisReported: false },
    ]);
  });

  it('given a header and no lines, then the broker reported nothing', async () => {
    expect(await read(`${head}\n`)).toEqual([]);
  });

  it.each([
    ['', /"da\.csv" has no column "account", "asset", "soldOn", "quantity", "proceeds"/],
    ['account,asset,quantity,proceeds\na,b,1,1\n', /has no column "soldOn"/],
    [
      `${head}\nKraken,BTC,03/01/2025,0.5,45000\n`,
      /da\.csv:2: soldOn is no day, such as 2025-03-01 \(it is "03\/01\/2025"\)/,
    ],
    [`${head}\nKraken,BTC,2024-12-31,0.5,45000\n`, /soldOn is before 2025/],
    [`${head}\nKraken,BTC,2025-02-30,0.5,45000\n`, /soldOn is no day/],
    [`${head}\nKraken,BTC,2025-03-01,-0.5,45000\n`, /da\.csv:2: quantity is no amount/],
    [`${head}\nKraken,BTC,2025-03-01,0.5,"45,000"\n`, /proceeds is no amount in decimal text.*"45,000"/],
    [
      `${head}\n,BTC,2025-03-01,0.5,45000\nKraken,,2025-03-01,0.5,1e3\n`,
      /da\.csv:2: account is empty.*da\.csv:3: asset is empty.*da\.csv:3: proceeds/,
    ],
    [`${head}\nKraken,BTC\n`, /da\.csv:2: soldOn is no day.*quantity.*proceeds/],
    [
      `${head},basisReported\nKraken,BTC,2025-03-01,0.5,45000,maybe\n`,
      /basisReported is neither yes nor no \(it is "maybe"\)/,
    ],
    [`${head}\n${'x,BTC,2025-03-01,?,1\n'.repeat(12)}`, /da\.csv:11: quantity.*; and 2 more$/],
  ])('given %j, then it is E518 with file and line', async (text, message) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'E518', message: expect.stringMatching(message) as string });
  });

  it('given JSON numbers, which may be rounded already, then it is E518 with the record', async () => {
    await expect(read(JSON.stringify([record, { ...record, quantity: 0.5 }]), 'da.json')).rejects.toMatchObject({
      code: 'E518',
      message: expect.stringMatching(/da\.json, record 2: quantity .*0\.5/) as string,
    });
  });

  it.each([
    ['no file', 'none.csv', {}],
    ['JSON that is cut off', 'da.json', { 'da.json': '[{"account":' }],
  ])('given %s, then it is E509', async (_, name, files) => {
    await expect(reportedFile(name, folderWith(files))).rejects.toMatchObject({ code: 'E509' });
  });
});
