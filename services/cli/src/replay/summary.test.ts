import type { TicketState } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { render, summarise, summaryData } from './summary';

const QUESTION = { zh: '请核实地点', en: 'please check the location' };
const row = (ticketNo: string, more: object = {}): unknown => ({
  ticketNo,
  narrative: `这里是一段很长的诉求内容，说明路口的井盖丢失已经很多天没有人来处理 ${ticketNo}`,
  state: 'dispatched' satisfies TicketState,
  clocks: [{}, {}],
  history: [],
  ...more,
});
const jurisdiction = {
  matters: new Map([['manhole', { name: { zh: '井盖缺失', en: 'Missing manhole cover' } }]]),
  units: new Map([['works', { name: { zh: '市政工程处', en: 'Municipal office' } }]]),
} as unknown as Jurisdiction;

type Rows = Parameters<typeof summarise>[0];
/** Documents that return `rows` in pages of one row. */
const rowsOf = (...rows: unknown[]): Rows =>
  ({
    find: async (_index: string, { cursor = '0' }: { cursor?: string }) => ({
      found: rows.slice(Number(cursor), Number(cursor) + 1).map((state) => ({ state })),
      ...(Number(cursor) + 1 < rows.length ? { next: String(Number(cursor) + 1) } : {}),
    }),
  }) as unknown as Rows;

describe('the report of a replay', () => {
  it('counts tickets over all pages, by the names of matters, units and states', async () => {
    const rows = rowsOf(
      row('2', { matter: 'manhole', lead: 'works' }),
      row('1', { history: [{ type: 'TicketAnswered' }], state: 'closed' }),
    );
    const summary = await summarise(rows, jurisdiction, 0);
    expect(summary).toMatchObject({ registered: 2, directAnswers: 1, targetsSet: 4, waiting: [] });
    const text = render(summary, 2000);
    for (const word of ['井盖缺失 Missing manhole cover', '市政工程处 Municipal office', '已结案 Closed'])
      expect(text).toContain(word);
    for (const code of ['manhole │', 'works', 'dispatched']) expect(text).not.toContain(code);
  });

  it('lists each ticket that waits for a person: its number, an excerpt, and the reason in words', async () => {
    const rows = rowsOf(row('20261130-000002', { question: QUESTION }), row('20261130-000001', { question: QUESTION }));
    const lines = render(await summarise(rows, jurisdiction, 0), 0).split('\n');
    const at = lines.findIndex((line) => line.includes('请核实地点 please check the location (2)'));
    expect(lines[at + 1]).toMatch(/^ +20261130-000001 {2}这里是一段很长的诉求内容.*…$/);
    expect(lines[at + 2]).toMatch(/^ +20261130-000002 {2}/);
  });

  it('lists 100 waiting tickets and says how many more there are', async () => {
    const many = Array.from({ length: 103 }, (_, i) => row(String(i).padStart(4, '0'), { question: QUESTION }));
    const summary = await summarise(rowsOf(...many), jurisdiction, 0);
    expect(render(summary, 0)).toContain('另有3张，见 --json  3 more: see --json');
    expect((summaryData(summary, 0) as { waiting: unknown[] }).waiting).toHaveLength(103);
  });
});
