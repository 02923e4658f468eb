import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { parse } from 'yaml';
import { blocksOf, ROOT, type TutorialBlock } from './tutorial';

jest.setTimeout(60_000);

const blocks = blocksOf('add-a-channel.md');
const changes = blocks.filter(({ language }) => language === 'diff');
const newFiles = blocks.filter(({ language }) => language === 'ts');

/** Applies a `diff` block to a text. Fails unless the lines that it removes are in the text exactly once. */
function changed(source: string, { file, content }: TutorialBlock): string {
  const part = (sign: string): string =>
    content
      .split('\n')
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  expect([file, source.split(part('-')).length - 1]).toEqual([file, 1]);
  return source.replace(part('-'), part('+'));
}

/** Path → text of every file that the tutorial changes or adds. */
function editedFiles(): Map<string, string> {
  const edited = new Map(newFiles.map(({ file, content }) => [join(ROOT, file), content]));
  for (const block of changes) {
    const path = join(ROOT, block.file);
    edited.set(path, changed(edited.get(path) ?? readFileSync(path, 'utf8'), block));
  }
  return edited;
}

interface ChangedHotline {
  readonly channelLabels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly packFile: { parse(value: unknown): unknown };
  readonly channelReaders: Readonly<Record<string, { read(message: unknown): object } | undefined>>;
  channelOf(word: string): string;
}

/** Makes esbuild load the files of the tutorial from memory. */
const fromMemory = (edited: ReadonlyMap<string, string>): Plugin => ({
  name: 'changed-sources',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^\./ }, ({ path, importer }) => {
      const file = `${join(dirname(importer), path)}.ts`;
      return edited.has(file) && !existsSync(file) ? { path: file } : undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const contents = edited.get(path);
      return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: dirname(path) };
    });
  },
});

/**
 * Modules loaded from the changed sources: the contracts, the pack language, the channels and the reader of past
 * complaints.
 */
async function changedHotline(): Promise<ChangedHotline> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { channelLabels } from './packages/contracts/src/index.ts';
        export { packFile } from './packages/jurisdiction/src/pack/pack.ts';
        export { channelReaders } from './services/intake/src/channels/readers.ts';
        export { channelOf } from './services/cli/src/replay/columns.ts';`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    conditions: ['source'],
    plugins: [fromMemory(editedFiles())],
  });
  const exported = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(exported, exported.exports, require);
  return exported.exports as ChangedHotline;
}

const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/(node_modules|\/dist\/|\.test\.tsx?$)/.test(file));

describe('The tutorial "add a channel"', () => {
  it('makes the hotline read, name and replay the new channel, and lets a pack open it', async () => {
    const { channelLabels, channelOf, channelReaders, packFile } = await changedHotline();
    const example = JSON.parse(blocks.find(({ language }) => language === 'json')?.content ?? '') as object;
    expect(channelReaders.interview?.read(example)).toEqual({
      channel: 'interview',
      externalNo: '2026-0105',
      caller: { name: '王建国', phone: '138 0013 8000', anonymity: 'named' },
      narrative: '巷子口的路灯不亮',
      location: {},
      facts: {},
    });
    expect(channelLabels.interview).toEqual({ zh: '现场接访', en: 'interview' });
    expect([channelOf('现场接访'), channelOf('interview')]).toEqual(['interview', 'interview']);
    const frame = editedFiles().get(join(ROOT, 'deploy/jurisdictions/national/frame.yaml')) ?? '';
    expect(packFile.parse(parse(frame))).toMatchObject({ intake: { channels: expect.arrayContaining(['interview']) } });
  });

  it('changes every source file that lists the channels one by one', () => {
    const naming = ['packages', 'services'].flatMap(sourcesBelow).filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return /\bmailbox\b/.test(text) && /\burban-hotline\b/.test(text);
    });
    const listed = changes.map(({ file }) => file).filter((file) => file.endsWith('.ts'));
    expect(naming.sort()).toEqual([...new Set(listed)].sort());
  });
});
