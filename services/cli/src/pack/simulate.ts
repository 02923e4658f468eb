import { compile, type Names, namesOf, type Pack } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { simulate as simulated, type Simulation } from '@hotline/jurisdiction-proof';
import Table from 'cli-table3';
import { both, folderOf, read, type Command, type Report } from './command';
import { dayOf } from './explain';
import { readPastTickets } from '../records/past-tickets';

const usage =
  'simulate NAME FILE [--against OLD] [--on DATE]     past tickets through a draft: who gains, who loses, what nobody may lead';
const CLOSE = { mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' };
const kinds = {
  lead: '有主办 led',
  gap: '无人有权 nobody may lead',
  dispute: '争议 disputed',
  ask: '须先问 asked first',
} as const;
const LINES = 10;

async function run(args: readonly string[]): Promise<Report> {
  const { values, words } = read(args, 2, usage, { against: { type: 'string' }, on: { type: 'string' } });
  const [name, file] = words as [string, string];
  const packs: Pack[] = [];
  for (const one of [name, ...(values.against === undefined ? [] : [values.against])])
    packs.push(await readPackFolder(folderOf(one)));
  const [draft, old] = packs.map((pack) => compile(pack));
  if (!draft) throw new Error(usage);
  const tickets = await readPastTickets(file, old ? [draft, old] : [draft], dayOf(values.on));
  const found = simulated(tickets, draft, old);
  return { lines: lines(found, namesOf(...packs), old !== undefined), data: found };
}

function lines(found: Simulation, names: Names, compared: boolean): string[] {
  const { lines: all, new: fresh } = found.unroutable;
  return [
    counts(found),
    ...(found.held.length > 0 ? [leads(found, names, compared)] : []),
    ...found.moved.map(
      ({ from, to, lines: moved }) =>
        `${names.unit(from.unit).zh}${mark(from.kind)} → ${names.unit(to.unit).zh}${mark(to.kind)}: ${moved.length} (${shown(moved)})`,
    ),
    ...(all.length > 0
      ? both({
          zh: `无人有权主办：第${shown(all)}行${compared ? `，其中新增${fresh.length}件` : ''}`,
          en: `nobody may lead: lines ${shown(all)}${compared ? `, ${fresh.length} of them new` : ''}`,
        })
      : []),
  ];
}

const mark = (kind: keyof typeof kinds): string => (kind === 'lead' ? '' : ` [${kinds[kind]}]`);
const shown = (numbers: readonly number[]): string =>
  numbers.slice(0, LINES).join(', ') + (numbers.length > LINES ? ' …' : '');

function counts({ tickets, kinds: found }: Simulation): string {
  const table = new Table({ chars: CLOSE, style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  table.push(
    ['工单 tickets', tickets],
    ...(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind): [string, number] => [kinds[kind], found[kind]]),
  );
  return table.toString();
}

function leads({ held }: Simulation, names: Names, compared: boolean): string {
  const table = new Table({
    head: ['主办单位 lead unit', '件', ...(compared ? ['+', '−'] : [])],
    chars: CLOSE,
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right'],
  });
  table.push(
    ...held.map(({ unit, leads: n, gained, lost }) => [names.unit(unit).zh, n, ...(compared ? [gained, lost] : [])]),
  );
  return table.toString();
}

export const simulate: Command = { usage, run };
