import type { listTrainingRows, ResponseOf } from '@hotline/contracts';
import type { HotlineClient } from '../hotline-client';
import type { History } from './rows';

type TrainingRow = ResponseOf<typeof listTrainingRows>['rows'][number];

/** Reads every text whose matter a person chose, oldest first. */
export async function readCorrections(client: HotlineClient): Promise<TrainingRow[]> {
  const rows: TrainingRow[] = [];
  for (let cursor = ''; ;) {
    const page = (await client.call('GET', `/api/v1/training-rows?limit=200${cursor}`)) as ResponseOf<
      typeof listTrainingRows
    >;
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** Corrections as past tickets to learn from; lines count from 2, as in the exported file. */
export const asHistory = (rows: readonly TrainingRow[]): History => ({
  file: 'corrections',
  labelHeader: 'matter',
  leftOut: [],
  rows: rows.map(({ text, matter, ticketId }, i) => ({ line: i + 2, text, label: matter, id: ticketId })),
});

const inCell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** Corrections as a TSV for `npm run train`; the texts were masked by intake. */
export function asTable(rows: readonly TrainingRow[]): string {
  const lines = rows.map(({ ticketId, text, matter, proposed = '', corrected, at }) =>
    [ticketId, inCell(text), matter, proposed, corrected ? 'yes' : 'no', at].join('\t'),
  );
  return `${['id\ttext\tmatter\tproposed\tcorrected\tat', ...lines].join('\n')}\n`;
}
