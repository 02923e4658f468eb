import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import { precedent as proposePrecedent, type Designation, type Precedent } from '@hotline/jurisdiction-files';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine, refused } from '../exit-codes';
import { folderOf, near, readFilesOf } from './packs';
import { codeOf, collect, dayOf, factOf, unitsOf } from './words';

interface PrecedentOptions {
  readonly ticket?: string;
  readonly matter?: string;
  readonly lead?: string;
  readonly number?: string;
  readonly region?: string;
  readonly fact?: readonly string[];
  readonly reason?: string;
  readonly from?: string;
  readonly until?: string;
  readonly everywhere?: boolean;
  readonly write?: boolean;
}

async function precedent([name]: readonly [string], options: PrecedentOptions): Promise<CommandReport> {
  const { ticket, until, everywhere = false, write = false } = options;
  const { pack, text } = await readFilesOf(name);
  const given =
    ticket === undefined
      ? designationIn(options, pack)
      : designationOfTicket(await readTicket(ticket), pack.calendar.timeZone);
  const designation: Designation = { ...given, ...(until === undefined ? {} : { until: dayOf(until) }) };
  const { region: _region, ...withoutRegion } = designation;
  const found = proposePrecedent(text, everywhere ? withoutRegion : designation);
  const file = join(folderOf(name), found.file);
  if (write) await replaceFile(file, found.yaml);
  return {
    lines: linesOf(found, file, write),
    data: found,
    failed: found.after.kind !== 'lead',
  };
}

/** The designation that the options describe. @throws CommandError */
function designationIn(
  { matter, lead, number, region, fact = [], reason, from }: PrecedentOptions,
  pack: Pack,
): Designation {
  if (matter === undefined || lead === undefined || number === undefined)
    throw badCommandLine(
      '请给出 --ticket，或同时给出 --matter、--lead 和 --number',
      'give --ticket, or --matter, --lead and --number together',
    );
  return {
    matter: codeOf('matter', matter, pack.matters),
    lead: codeOf('unit', lead, unitsOf(pack)),
    number,
    ...(region === undefined ? {} : { region: codeOf('region', region, pack.regions) }),
    facts: Object.fromEntries(fact.map((word) => factOf(word, pack))),
    from: dayOf(from),
    ...(reason === undefined ? {} : { reason }),
  };
}

interface TicketHistoryEntry {
  readonly at: string;
  readonly type: string;
  readonly data: {
    readonly lead?: string;
    readonly document?: string;
    readonly reason?: string;
    readonly matter?: string;
    readonly region?: string;
    readonly facts?: Record<string, string>;
  };
}

/**
 * The last designation in an answer of `GET /tickets/{ticketId}`, with matter, region and facts of the dispatch that
 * followed it.
 * @throws CommandError
 */
function designationOfTicket(
  ticket: { readonly history?: readonly TicketHistoryEntry[] },
  timeZone: string,
): Designation {
  const history = ticket.history ?? [];
  const at = history.map((e) => e.type).lastIndexOf('UnitDesignated');
  const { lead, document, reason } = history[at]?.data ?? {};
  const { matter, region, facts = {} } = history.slice(at).find((e) => e.type === 'TicketDispatched')?.data ?? {};
  if (lead === undefined || document === undefined || matter === undefined)
    throw refused(
      '文件中没有指定管辖：请给出一张已指定管辖的工单（GET /tickets/{ticketId} 的结果）',
      'the file holds no designation: give the answer of GET /tickets/{ticketId} for a designated ticket',
    );
  const from = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(history[at]?.at ?? ''));
  return {
    matter,
    lead,
    number: document,
    facts,
    from,
    ...(region === undefined ? {} : { region }),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function readTicket(file: string): Promise<{ readonly history?: readonly TicketHistoryEntry[] }> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw refused(`没有文件 ${file}`, `there is no file ${file}`);
  });
  try {
    return JSON.parse(text) as { readonly history?: readonly TicketHistoryEntry[] };
  } catch (cause) {
    throw Object.assign(
      refused(
        `${file} 不是 JSON：请给出 GET /tickets/{ticketId} 的结果`,
        `${file} is not JSON: give the answer of GET /tickets/{ticketId}`,
      ),
      { cause },
    );
  }
}

/** Replaces a file atomically. */
async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function linesOf({ id, yaml, changes, left, undisputed }: Precedent, file: string, done: boolean): string[] {
  const entry = yaml.slice(yaml.indexOf(`- id: ${id}`));
  return [
    `# ${near(file)}`,
    entry.trimEnd(),
    ...(changes.length === 0
      ? both({ zh: '不改变任何派单', en: 'No decision changes' })
      : changes.flatMap((c) => both(c.text))),
    ...left.flatMap((f) => both({ zh: `仍未解决：${f.text.zh}`, en: `Still open: ${f.text.en}` })),
    ...(undisputed
      ? both({
          zh: '该事项已无争议，可从 routing.contested 中删去',
          en: 'The matter is no longer disputed: remove it from routing.contested',
        })
      : []),
    ...(done
      ? both({ zh: '已写入', en: 'Written' })
      : both({ zh: '未写入；加 --write 写入', en: 'Not written; add --write to write it' })),
  ];
}

export const precedentCommand = (terminal: Terminal): Command =>
  answering(
    new Command('precedent')
      .description(
        help(
          '把一次指定管辖写成规则',
          'turn a designation into a rule: shows what would change; --write writes the rule',
        ),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .option('--ticket <file>', help('工单 JSON', 'answer of GET /tickets/{ticketId} as a JSON file'))
      .option('--matter <matter>', help('事项', 'matter, by name or code'))
      .option('--lead <unit>', help('指定的主办单位', 'designated unit, by name or id'))
      .option('--number <text>', help('文号', 'number of the designation'))
      .option('--region <region>', help('区域', 'region, by name or code'))
      .option('--fact <name=value>', help('要素，可重复', 'a fact; may be repeated'), collect)
      .option('--reason <text>', help('理由', 'reason'))
      .option('--from <date>', help('自哪天起（默认今天）', 'first day (default: today)'))
      .option('--until <date>', help('到哪天止', 'last day'))
      .option('--everywhere', help('不限区域', 'in every region'))
      .option('--write', help('写入辖区包', 'write the rule into the pack')),
    terminal,
    precedent,
  );
