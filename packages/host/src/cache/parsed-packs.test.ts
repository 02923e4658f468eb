import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PackError, readFolderText, readJurisdiction, type JurisdictionFiles } from '@hotline/jurisdiction-files';
import { sourceOf } from '@hotline/jurisdiction/analysis';
import { ParsedPacks } from './parsed-packs';

const COUNTY = resolve(__dirname, '../../../../test/src/jurisdictions/fair-county');

jest.setTimeout(60_000);

let root: string;
let dir: string;
let kept: Map<string, Uint8Array>;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'packs-'));
  dir = join(root, 'fair-county');
  await cp(COUNTY, dir, { recursive: true });
  writeFileSync(join(dir, 'more.yaml'), 'guides: []\n');
  kept = new Map();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Reads the folder as a process does when it starts. `parsed`: the texts that were not in the cache. */
async function read(): Promise<{ files: JurisdictionFiles; parsed: string[] }> {
  const parsed: string[] = [];
  const packs = new ParsedPacks(kept, 'fair-county');
  const files = await readJurisdiction(dir, readFolderText, {
    get: (text) => packs.get(text),
    set(text, data) {
      parsed.push(text);
      packs.set(text, data);
    },
  });
  packs.store();
  return { files, parsed };
}

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

it('a second start gets the same pack with the same line numbers, and parses no file again', async () => {
  const first = await read();
  const second = await read();
  expect(first.parsed).toHaveLength(2);
  expect(second.parsed).toEqual([]);
  expect(second.files).toEqual(first.files);
  const linesOf = ({ files }: typeof first) => files.pack.powers.map((power) => sourceOf(power));
  expect(linesOf(second)).toEqual(linesOf(first));
  expect(new Set(linesOf(first).map((source) => source?.line)).size).toBeGreaterThan(1);
});

it('a start parses only the file that has changed', async () => {
  await read();
  change('more.yaml', /^/, '# changed\n');
  expect((await read()).parsed).toEqual(['# changed\nguides: []\n']);
  expect((await read()).parsed).toEqual([]);
});

it('each start reports a reference to a unit that does not exist with its file, line and column', async () => {
  const name = 'jurisdiction.yaml';
  await read();
  change(name, /holder: \{ local: town \}/, 'holder: nobody');
  const faults = async () => (await read().catch((error: PackError) => error)) as PackError;
  const [first, second] = [await faults(), await faults()];
  expect(first).toBeInstanceOf(PackError);
  expect(second.problems).toEqual(first.problems);
  expect(first.problems[0]).toMatchObject({ file: join(dir, name), line: expect.any(Number) as number });
});
