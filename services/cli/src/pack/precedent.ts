import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import { type Designation, type Precedent, precedent as proposed, readJurisdiction } from '@hotline/jurisdiction-files';
import { both, folderOf, near, read, type Command, type Report } from './command';
import { dayOf, factOf, one } from './explain';

const usage =
  'precedent NAME (--ticket FILE | --matter M --lead U --number TEXT [--region R] [--fact k=v …] [--reason TEXT] [--from DATE]) [--everywhere] [--until DATE] [--write]     a designation as a rule of the pack, proven';
const options = {
  ticket: { type: 'string' },
  matter: { type: 'string' },
  lead: { type: 'string' },
  number: { type: 'string' },
  region: { type: 'string' },
  fact: { type: 'string', multiple: true },
  reason: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  everywhere: { type: 'boolean' },
  write: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof read<typeof options>>['values'];

async function run(args: readonly string[]): Promise<Report> {
  const { values, words } = read(args, 1, usage, options);
  const folder = folderOf(words[0] as string);
  const { pack, text } = await readJurisdiction(folder);
  const said =
    values.ticket === undefined ? stated(values, pack) : recorded(await jsonOf(values.ticket), pack.calendar.timeZone);
  const designation: Designation = { ...said, ...(values.until === undefined ? {} : { until: dayOf(values.until) }) };
  const { region: _region, ...wide } = designation;
  const found = proposed(text, values.everywhere ? wide : designation);
  if (values.write) await replace(join(folder, found.file), found.yaml);
  return {
    lines: lines(found, join(folder, found.file), values.write === true),
    data: found,
    failed: found.after.kind !== 'lead',
  };
}

function stated({ matter, lead, number, region, fact = [], reason, from }: Values, pack: Pack): Designation {
  if (matter === undefined || lead === undefined || number === undefined)
    throw new Error(`--matter, --lead and --number belong together\n\nnpm run pack -- ${usage}`);
  return {
    matter: one('matter', matter, pack.matters),
    lead: one(
      'unit',
      lead,
      pack.units.map((u) => ({ code: u.id, name: u.name })),
    ),
    number,
    ...(region === undefined ? {} : { region: one('region', region, pack.regions) }),
    facts: Object.fromEntries(fact.map((word) => factOf(word, pack))),
    from: dayOf(from),
    ...(reason === undefined ? {} : { reason }),
  };
}

interface Entry {
  readonly at: string;
  readonly type: string;
  readonly data: {
    readonly lead?: string;
    readonly basis?: string;
    readonly reason?: string;
    readonly matter?: string;
    readonly region?: string;
    readonly facts?: Record<string, string>;
  };
}

/** The last designation in a ticket as the hotline tells it (GET /tickets/{ticketId}), and the dispatch that carried it out. */
function recorded(ticket: { readonly history?: readonly Entry[] }, timeZone: string): Designation {
  const history = ticket.history ?? [];
  const at = history.map((e) => e.type).lastIndexOf('UnitDesignated');
  const { lead, basis, reason } = history[at]?.data ?? {};
  const { matter, region, facts = {} } = history.slice(at).find((e) => e.type === 'TicketDispatched')?.data ?? {};
  if (lead === undefined || basis === undefined || matter === undefined)
    throw new Error(
      'the file holds no designation: give the answer of GET /tickets/{ticketId} of a ticket that was designated',
    );
  const from = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(history[at]?.at ?? ''));
  return {
    matter,
    lead,
    number: basis,
    facts,
    from,
    ...(region === undefined ? {} : { region }),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function jsonOf(file: string): Promise<{ readonly history?: readonly Entry[] }> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file}: there is no such file`);
  });
  try {
    return JSON.parse(text) as { readonly history?: readonly Entry[] };
  } catch (cause) {
    throw Object.assign(new Error(`${file}: this is not JSON; give the answer of GET /tickets/{ticketId}`), { cause });
  }
}

/** Whole or not at all. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function lines({ id, yaml, changes, left, undisputed }: Precedent, file: string, done: boolean): string[] {
  const entry = yaml.slice(yaml.indexOf(`- id: ${id}`));
  return [
    `# ${near(file)}`,
    entry.trimEnd(),
    ...(changes.length === 0
      ? both({ zh: '没有任何派单因此改变', en: 'No decision changes by it' })
      : changes.flatMap((c) => both(c.text))),
    ...left.flatMap((f) => both({ zh: `仍未解决：${f.text.zh}`, en: `Left open: ${f.text.en}` })),
    ...(undisputed
      ? both({
          zh: '该事项已无争议，可从 routing.contested 中删去',
          en: 'The matter is no longer disputed: take it out of routing.contested',
        })
      : []),
    ...(done
      ? both({ zh: '已写入', en: 'Written' })
      : both({ zh: '未写入；加 --write 写入', en: 'Not written; add --write to write it' })),
  ];
}

export const precedent: Command = { usage, run };
