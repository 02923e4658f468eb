import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { blocksOf, ROOT, type TutorialBlock } from './tutorial';

jest.setTimeout(60_000);

const blocks = blocksOf('add-a-channel.md');
const changes = blocks.filter(({ language }) => language === 'diff');

/**
 * A source file after the change of a `diff` block. Fails when the lines that it removes are not in the file exactly
 * once.
 */
function changed({ file, content }: TutorialBlock): string {
  const part = (sign: string): string =>
    content
      .split('\n')
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const source = readFileSync(join(ROOT, file), 'utf8');
  expect([file, source.split(part('-')).length - 1]).toEqual([file, 1]);
  return source.replace(part('-'), part('+'));
}

interface ChangedHotline {
  readonly registration: { parse(value: unknown): unknown };
  readonly channelLabels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  channelOf(word: string): string;
}

/** The contracts and the reader of past complaints, built from the changed sources. */
async function changedHotline(): Promise<ChangedHotline> {
  const edited = new Map(changes.map((block) => [join(ROOT, block.file), changed(block)]));
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './packages/contracts/src/index.ts';
        export { channelOf } from './services/cli/src/replay/columns.ts';`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    conditions: ['source'],
    plugins: [
      {
        name: 'changed-sources',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = edited.get(path);
            return contents === undefined ? undefined : { contents, loader: 'ts' };
          }),
      },
    ],
  });
  const exported = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(exported, exported.exports, require);
  return exported.exports as ChangedHotline;
}

const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/(node_modules|\/dist\/|\.test\.tsx?$)/.test(file));

describe('the tutorial "add a channel"', () => {
  it('makes the hotline accept, name and replay the new channel', async () => {
    const { registration, channelLabels, channelOf } = await changedHotline();
    const example = JSON.parse(blocks.find(({ language }) => language === 'json')?.content ?? '') as object;
    expect(registration.parse(example)).toMatchObject({ channel: 'sms' });
    expect(channelLabels.sms).toEqual({ zh: '短信', en: 'text message' });
    expect([channelOf('短信'), channelOf('sms')]).toEqual(['sms', 'sms']);
  });

  it('lists every source file that names the channels one by one', () => {
    const naming = ['packages', 'services']
      .flatMap(sourcesBelow)
      .filter((file) => /\bmailbox\b/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(naming.sort()).toEqual(changes.map(({ file }) => file).sort());
  });
});
