import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { listModels, listShadowDifferences, ResponseOf } from '@hotline/contracts';
import { readConfig } from '@hotline/host';
import { HotlineClient } from '../hotline-client';
import { asTable, readCorrections } from '../train/corrections';

const USAGE = `npm run models -- list
npm run models -- shadow | on | off | retire MODEL [--reason TEXT]
npm run models -- differences MODEL
npm run models -- corrections FILE.tsv

Speaks to the running hotline. --jurisdiction NAME names a place that is not its home, --token TOKEN an administrator where tokens come from an OIDC provider.`;

type Listed = ResponseOf<typeof listModels>;
type View = Listed['models'][number];

const STATES = { shadow: 'shadow', on: 'on', off: 'off', retire: 'retired' } as const;
const NAMES: Readonly<Record<View['state'], string>> = {
  stored: '已保存 stored',
  shadow: '影子运行 shadow',
  on: '启用 on',
  off: '停用 off',
  retired: '退役 retired',
};
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % of ${whole}`;

function linesOf({ model, state, date, trainedOn, matters, measured, judged, shadow, trouble }: View): string[] {
  return [
    `${model}  ${NAMES[state]}${date ? `  ${date}, ${trainedOn} texts, ${matters} matters` : ''}`,
    ...(measured
      ? [
          `  留出评估 held back: accuracy ${measured.accuracy.toFixed(4)}, macro-F1 ${measured.macroF1.toFixed(4)}, calibration error ${measured.calibrationError.toFixed(4)} on ${measured.texts}`,
        ]
      : []),
    ...(shadow.read > 0
      ? [
          `  影子 shadow: agreed ${share(shadow.agreed, shadow.read)}; right ${share(shadow.right, shadow.judged)} that a person decided, live ${share(shadow.liveRight, shadow.judged)}`,
        ]
      : []),
    ...(judged.confirmed + judged.corrected > 0
      ? [
          `  启用期间 while on: corrected ${share(judged.corrected, judged.confirmed + judged.corrected)} that a person decided`,
        ]
      : []),
    ...(trouble ? [`  ！${trouble.zh}`, `    ${trouble.en}`] : []),
  ];
}

function listOf({ place, catalogue, models, judgedWithoutModel: { confirmed, corrected } }: Listed): string[] {
  const pack = `辖区包 the pack alone: corrected ${share(corrected, confirmed + corrected)} that a person decided`;
  return [
    `${place}  事项目录 catalogue ${catalogue}`,
    pack,
    ...models.flatMap(linesOf),
    ...(models.length === 0 ? ['没有模型：npm run train  no models yet'] : []),
  ];
}

async function differencesOf(client: HotlineClient, model: string): Promise<string[]> {
  const { differences } = (await client.call(
    'GET',
    `/api/v1/models/${encodeURIComponent(model)}/differences?limit=200`,
  )) as ResponseOf<typeof listShadowDifferences>;
  return differences.map(
    ({ proposed = '–', shadow = '–', chosen, text }) =>
      `${proposed} / ${shadow}${chosen ? `  → ${chosen}` : ''}  ${text.replace(/\s+/g, ' ').slice(0, 80)}`,
  );
}

async function run(): Promise<string[]> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { reason: { type: 'string' }, token: { type: 'string' }, jurisdiction: { type: 'string' } },
  });
  const [verb = '', what, ...more] = positionals;
  const isKnown =
    verb === 'list'
      ? what === undefined
      : what !== undefined && (Object.hasOwn(STATES, verb) || verb === 'differences' || verb === 'corrections');
  if (!isKnown || more.length > 0) throw new Error(USAGE);
  const client = await HotlineClient.connect(readConfig(), values);
  if (what === undefined) return listOf((await client.call('GET', '/api/v1/models')) as Listed);
  if (verb === 'differences') return differencesOf(client, what);
  if (verb === 'corrections') {
    const rows = await readCorrections(client);
    await writeFile(what, asTable(rows), { flag: 'wx' });
    return [`${rows.length} rows, ${rows.filter(({ corrected }) => corrected).length} of them corrected → ${what}`];
  }
  const to = STATES[verb as keyof typeof STATES];
  return linesOf(
    (await client.call('POST', `/api/v1/models/${encodeURIComponent(what)}/state`, {
      to,
      ...(values.reason ? { reason: values.reason } : {}),
    })) as View,
  );
}

run().then(
  (lines) => process.stdout.write(`${lines.join('\n')}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
