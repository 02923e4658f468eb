import type { Text } from '@hotline/contracts';
import { VERSION } from '../../api-docs/version';
import type { SystemApiParts } from '../parts';
import { backlogOf, calendarNotices, noticesOf, type Backlog } from '../notices';
import { exampleNarrative, walkthrough, type ShellStep } from './walkthrough';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

/** Task of each service, in both languages. */
const duties: Readonly<Record<string, readonly [string, string]>> = {
  intake: ['受理', 'registers'],
  classification: ['分类', 'classifies'],
  routing: ['派单', 'routes'],
  sla: ['时限', 'keeps time'],
  feedback: ['回访', 'calls back'],
  people: ['人员与值班', 'knows who works where and who is on duty'],
  board: ['看板', 'shows'],
};

/** One table row per service; numbers above 0 that need attention are marked. */
function rowOf({ name, lag, undelivered, parked }: Backlog): string {
  const [zh, en] = duties[name] ?? [name, name];
  const marked = (count: number): string => (count > 0 ? `<b>${count}</b>` : '0');
  const cells = [`${lag}`, marked(undelivered), marked(parked)].map((cell) => `<td>${cell}</td>`);
  return `<tr><th scope="row">${escape(zh)} <small>${escape(en)}</small></th>${cells.join('')}</tr>`;
}

function linesOf({ auth, world }: SystemApiParts, address: string): string {
  if (!auth.handsOutTokens)
    return (
      `<p>令牌由 ${escape(auth.issuer)} 签发。<span lang="en">Tokens come from ${escape(auth.issuer)}; ` +
      `see <a href="/docs">/docs</a> for the calls.</span></p>`
    );
  const today = new Date(world.clock.now()).toISOString().slice(0, 10);
  const items = walkthrough(address, exampleNarrative(world.home, today)).map(stepOf);
  return `<ol>${items.join('\n')}</ol>`;
}

function stepOf({ zh, en, shell }: ShellStep, i: number): string {
  const id = `line-${i + 1}`;
  return (
    `<li><p>${zh}<span lang="en">${en}</span></p><div class="line"><pre id="${id}" tabindex="0">${escape(shell)}</pre>` +
    `<button type="button" data-copy="${id}">复制 copy</button></div></li>`
  );
}

const noticesIn = (notices: readonly Text[]): string =>
  notices
    .map(({ zh, en }) => `<p class="notice" role="status">${escape(zh)}<br /><span lang="en">${escape(en)}</span></p>`)
    .join('\n');

export interface FirstPage {
  /** Address that the visitor used. */
  readonly address: string;
  /** Sentences to show before those about missing calendar years, pending messages and parked tickets. */
  readonly notices: readonly Text[];
}

/** Fills the page about the process: the state of the services, and three commands to try them. */
export async function fillFirstPage(
  template: string,
  parts: SystemApiParts,
  { address, notices }: FirstPage,
): Promise<string> {
  const { title, name, version } = parts.world.home;
  const backlogs = await Promise.all(parts.services.map((service) => backlogOf(service)));
  const filled: Readonly<Record<string, string>> = {
    title: escape(title.zh),
    titleEn: escape(title.en),
    jurisdiction: escape(`${name} ${version}`),
    version: escape(VERSION),
    address: escape(address),
    notices: noticesIn([...notices, ...calendarNotices(parts.world), ...noticesOf(backlogs)]),
    services: backlogs.map(rowOf).join('\n'),
    lines: linesOf(parts, address),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => filled[key] ?? '');
}
