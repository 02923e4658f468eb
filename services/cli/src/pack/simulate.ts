import { compile, namesOf, type Names } from '@hotline/jurisdiction';
import { simulate as routeThrough, type Simulation } from '@hotline/jurisdiction-proof';
import Table from 'cli-table3';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { readPastTickets } from '../records/past-tickets';
import { readingLines, withReadingOptions, type ReadingOptions } from '../records/reading';
import { WITHOUT_ROW_LINES } from '../tables';
import { readPackOf } from './packs';
import { dayOf } from './words';

const KINDS = {
  lead: '有主办单位 with a lead unit',
  gap: '职责空白 no unit may lead',
  dispute: '有争议 disputed',
  ask: '须先询问要素 a fact must be asked first',
} as const;
/** Maximum number of lines listed for one finding. */
const MOST_LINES = 10;

interface SimulateOptions extends ReadingOptions {
  readonly against?: string;
  readonly on?: string;
}

async function simulate(
  [name, file]: readonly [string, string],
  { against, on, ...reading }: SimulateOptions,
): Promise<CommandReport> {
  const draftPack = await readPackOf(name);
  const oldPack = against === undefined ? undefined : await readPackOf(against);
  const draft = compile(draftPack);
  const old = oldPack && compile(oldPack);
  const read = await readPastTickets(file, old ? [draft, old] : [draft], dayOf(on), reading);
  const found = routeThrough(read.entries, draft, old);
  const names = namesOf(draftPack, ...(oldPack ? [oldPack] : []));
  return { lines: [...readingLines(file, read), ...linesOf(found, names, old !== undefined)], data: found };
}

function linesOf(found: Simulation, names: Names, compared: boolean): string[] {
  const { lines: all, new: fresh } = found.unroutable;
  return [
    countsTable(found),
    ...(found.held.length > 0 ? [leadsTable(found, names, compared)] : []),
    ...found.moved.map(
      ({ from, to, lines: moved }) =>
        `${names.unit(from.unit).zh}${mark(from.kind)} → ${names.unit(to.unit).zh}${mark(to.kind)}: ${moved.length} (${shown(moved)})`,
    ),
    ...(all.length > 0
      ? both({
          zh: `职责空白：第${shown(all)}行${compared ? `，其中新增${fresh.length}件` : ''}`,
          en: `no unit may lead: lines ${shown(all)}${compared ? `, ${fresh.length} of them new` : ''}`,
        })
      : []),
  ];
}

const mark = (kind: keyof typeof KINDS): string => (kind === 'lead' ? '' : ` [${KINDS[kind]}]`);
const shown = (numbers: readonly number[]): string =>
  numbers.slice(0, MOST_LINES).join(', ') + (numbers.length > MOST_LINES ? ' …' : '');

function countsTable({ tickets, kinds: found }: Simulation): string {
  const table = new Table({ chars: WITHOUT_ROW_LINES, style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  table.push(
    ['工单 tickets', tickets],
    ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind): [string, number] => [KINDS[kind], found[kind]]),
  );
  return table.toString();
}

function leadsTable({ held }: Simulation, names: Names, compared: boolean): string {
  const table = new Table({
    head: ['主办单位 lead unit', '件数 tickets', ...(compared ? ['增加 gained', '减少 lost'] : [])],
    chars: WITHOUT_ROW_LINES,
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right'],
  });
  table.push(
    ...held.map(({ unit, leads: n, gained, lost }) => [names.unit(unit).zh, n, ...(compared ? [gained, lost] : [])]),
  );
  return table.toString();
}

export const simulateCommand = (terminal: Terminal): Command =>
  answering(
    withReadingOptions(new Command('simulate'))
      .description(
        help(
          '用往期工单试算新的辖区包',
          'route past tickets by a draft: count what each unit gains or loses, and what no unit may lead',
        ),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of the draft'))
      .argument('<file>', help('往期工单（CSV、TSV、XLSX）', 'past tickets with their matter (CSV, TSV or XLSX)'))
      .option('--against <pack>', help('与哪个辖区包比较', 'compare with this pack'))
      .option('--on <date>', help('未写日期的工单按哪一天（默认今天）', 'day of rows without a date (default: today)')),
    terminal,
    simulate,
  );
