import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { hasChanged } = createRequire(__filename)('../build-if-changed.cjs') as {
  hasChanged: (root: string, stamp: string) => boolean;
};

const FILES = [
  'packages/text/src/mask.ts',
  'packages/text/src/words/list.json',
  'packages/text/package.json',
  'packages/text/tsconfig.json',
  'services/all/src/main.ts',
  'tsconfig.base.json',
  'node_modules/.package-lock.json',
];
/** Epoch seconds of the build; all files are older at first. */
const BUILT_AT = 2000;

let root: string;
let stamp: string;
const setTime = (path: string, seconds: number): void => utimesSync(join(root, path), seconds, seconds);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  stamp = join(root, 'stamp');
  for (const file of [...FILES, 'stamp']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  for (const folder of ['packages/text/src/words', 'packages/text/src', 'services/all/src']) setTime(folder, 1000);
  for (const file of FILES) setTime(file, 1000);
  setTime('stamp', BUILT_AT);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('does not build again when nothing changed since the last build', () => {
  expect(hasChanged(root, stamp)).toBe(false);
});

it('builds when there was no build yet', () => {
  rmSync(stamp);
  expect(hasChanged(root, stamp)).toBe(true);
});

it.each(FILES)('builds again when %s changed', (file) => {
  setTime(file, BUILT_AT + 1);
  expect(hasChanged(root, stamp)).toBe(true);
});

it('builds again when a source was removed', () => {
  rmSync(join(root, 'packages/text/src/words/list.json'));
  expect(hasChanged(root, stamp)).toBe(true);
});

it('ignores a file outside the sources, such as a built one', () => {
  mkdirSync(join(root, 'packages/text/dist'));
  writeFileSync(join(root, 'packages/text/dist/mask.js'), '');
  expect(hasChanged(root, stamp)).toBe(false);
});
