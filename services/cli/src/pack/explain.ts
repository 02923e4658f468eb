import { explain as explained, type Pack, type RoutingFacts } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { both, folderOf, near, read, today, type Command, type Report } from './command';

const usage =
  'explain NAME --matter M [--region R] [--fact k=v …] [--on DATE] [--at INSTANT]     why a ticket goes where it goes';

async function run(args: readonly string[]): Promise<Report> {
  const options = {
    matter: { type: 'string' },
    region: { type: 'string' },
    fact: { type: 'string', multiple: true },
    on: { type: 'string' },
    at: { type: 'string' },
  } as const;
  const { values, words } = read(args, 1, usage, options);
  if (values.matter === undefined) throw new Error(`--matter is missing\n\nnpm run pack -- ${usage}`);
  const pack = await readPackFolder(folderOf(words[0] as string));
  const asked: RoutingFacts = {
    matter: one('matter', values.matter, pack.matters),
    ...(values.region === undefined ? {} : { region: one('region', values.region, pack.regions) }),
    facts: Object.fromEntries((values.fact ?? []).map((word) => factOf(word, pack))),
    on: dayOf(values.on),
    ...(values.at === undefined ? {} : { at: values.at }),
  };
  const told = explained(pack, asked);
  const where = told.power?.file === undefined ? [] : [`${near(told.power.file)}:${told.power.line} ${told.power.id}`];
  return { lines: [...told.sentences.flatMap(both), ...where], data: { asked, ...told } };
}

interface Entry {
  readonly code: string;
  readonly name: { readonly zh: string };
  readonly aliases?: readonly string[];
}

/** By code, name or alias; a word that fits nothing is answered with what comes near. */
export function one(kind: string, word: string, entries: readonly Entry[]): string {
  const found =
    entries.find((e) => e.code === word) ?? entries.find((e) => e.name.zh === word || e.aliases?.includes(word));
  if (found) return found.code;
  const close = entries.filter((e) => e.code.includes(word) || e.name.zh.includes(word)).slice(0, 5);
  throw new Error(
    `no ${kind} "${word}"${close.length > 0 ? `; there is ${close.map((e) => `${e.code} (${e.name.zh})`).join(', ')}` : ''}`,
  );
}

export function factOf(word: string, pack: Pack): [string, string] {
  const [name = '', value = ''] = word.split('=', 2);
  const fact = pack.facts.find((f) => f.name === name);
  if (!fact) throw new Error(`no fact "${name}"; there is ${pack.facts.map((f) => f.name).join(', ') || 'none'}`);
  const known = fact.values.find((v) => v.value === value || v.name.zh === value);
  if (!known)
    throw new Error(`${name} cannot be "${value}"; it is one of ${fact.values.map((v) => v.value).join(', ')}`);
  return [name, known.value];
}

export function dayOf(word: string | undefined): string {
  if (word === undefined) return today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word) || Number.isNaN(Date.parse(word)))
    throw new Error(`"${word}" is no day; write YYYY-MM-DD`);
  return word;
}

export const explain: Command = { usage, run };
