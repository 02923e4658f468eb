import { stateNames, type Row } from '@hotline/board';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Documents } from '@hotline/runtime';
import Table from 'cli-table3';

/** What became of the replayed tickets. */
export interface Summary {
  readonly registered: number;
  readonly directAnswers: number;
  readonly byState: ReadonlyMap<string, number>;
  readonly byMatter: ReadonlyMap<string, number>;
  readonly byLead: ReadonlyMap<string, number>;
  /** Why a person is needed → how many. */
  readonly needPerson: ReadonlyMap<string, number>;
  readonly targetsSet: number;
}

const PAGE = 200;
const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Reads what the board holds since `from` (epoch ms). */
export async function summarise(rows: Documents<Row>, jurisdiction: Jurisdiction, from: number): Promise<Summary> {
  const byState = new Map<string, number>();
  const byMatter = new Map<string, number>();
  const byLead = new Map<string, number>();
  const needPerson = new Map<string, number>();
  const sum = { registered: 0, directAnswers: 0, targetsSet: 0 };
  for (let cursor: string | undefined; ;) {
    const page = await rows.find('registered', { from, limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { state: row } of page.found) {
      sum.registered += 1;
      sum.targetsSet += row.clocks.length;
      if (row.history.some((entry) => entry.type === 'TicketAnswered')) sum.directAnswers += 1;
      add(byState, `${stateNames[row.state].zh} ${row.state}`);
      if (row.matter) add(byMatter, jurisdiction.matters.get(row.matter)?.name.zh ?? row.matter);
      if (row.lead) add(byLead, jurisdiction.units.get(row.lead)?.name.zh ?? row.lead);
      if (row.question) add(needPerson, row.question.zh);
    }
    cursor = page.next;
    if (!cursor) return { ...sum, byState, byMatter, byLead, needPerson };
  }
}

const SHOWN = 15;
/** Lines above, below and under the head only: rows stay close enough to read down. */
const CLOSE = { mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' };

function table(title: string, counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const rest = sorted.slice(SHOWN).reduce((total, [, count]) => total + count, 0);
  const shown = new Table({
    head: [title, ''],
    colAligns: ['left', 'right'],
    chars: CLOSE,
    style: { head: [], border: [] },
  });
  shown.push(
    ...sorted.slice(0, SHOWN),
    ...(rest > 0 ? [[`其余 ${sorted.length - SHOWN} 项 others`, rest] as [string, number]] : []),
  );
  return shown.toString();
}

/** The closing table: Chinese first, English beside it. */
export function render(summary: Summary, elapsedMs: number): string {
  const person = [...summary.needPerson.values()].reduce((total, count) => total + count, 0);
  const totals = new Table({ chars: CLOSE, style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  totals.push(
    ['受理 registered', summary.registered],
    ['直接答复 direct answers', summary.directAnswers],
    ['待人工处理 needing a person', person],
    ['设定时限 time targets set', summary.targetsSet],
    ['用时 elapsed', `${(elapsedMs / 1000).toFixed(2)} s`],
    ['速度 tickets/s', elapsedMs > 0 ? Math.round((summary.registered / elapsedMs) * 1000) : 0],
  );
  return [
    table('事项 matter', summary.byMatter),
    table('主办单位 lead unit', summary.byLead),
    table('状态 state', summary.byState),
    ...(person > 0 ? [table('需要人工的原因 why a person is needed', summary.needPerson)] : []),
    totals.toString(),
  ].join('\n\n');
}
