import { VERSION } from '../../api-docs/version';
import type { SystemApiParts } from '..';
import { calendarNotices } from '../notices';
import { exampleNarrative, walkthrough } from './walkthrough';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

/** What each service answers for, in words a visitor knows. */
const duties: Readonly<Record<string, readonly [string, string]>> = {
  intake: ['受理', 'registers'],
  classification: ['分类', 'classifies'],
  routing: ['派单', 'routes'],
  sla: ['时限', 'keeps time'],
  feedback: ['回访', 'calls back'],
  board: ['看板', 'shows'],
};

function servicesOf({ services }: SystemApiParts): string {
  const rows = services.map((service) => {
    const [zh, en] = duties[service.name] ?? ['', ''];
    const parked = service.parking.size;
    const held = parked > 0 ? `<b>${parked} 挂起 parked</b>` : `${parked}`;
    return `<tr><th scope="row">${zh || escape(service.name)} <small>${escape(service.name)} ${en}</small></th><td>${service.lag()}</td><td>${held}</td></tr>`;
  });
  return rows.join('\n');
}

function linesOf({ auth, world }: SystemApiParts, address: string): string {
  if (!auth.handsOutTokens)
    return `<p>令牌由 ${escape(auth.issuer)} 签发。<span lang="en">Tokens come from ${escape(auth.issuer)}; see <a href="/docs">/docs</a> for the calls.</span></p>`;
  const items = walkthrough(
    address,
    exampleNarrative(world.home, new Date(world.clock.now()).toISOString().slice(0, 10)),
  ).map(
    ({ zh, en, shell }, i) =>
      `<li><p>${zh}<span lang="en">${en}</span></p><div class="line"><pre id="line-${i + 1}" tabindex="0">${escape(shell)}</pre><button type="button" data-copy="line-${i + 1}">复制 copy</button></div></li>`,
  );
  return `<ol>${items.join('\n')}</ol>`;
}

/** What an administrator has to do, e.g. load the calendar of a year; empty when there is nothing. */
const noticesIn = ({ world }: SystemApiParts): string =>
  calendarNotices(world)
    .map(({ zh, en }) => `<p class="notice" role="status">${escape(zh)}<span lang="en">${escape(en)}</span></p>`)
    .join('\n');

/** Fills the page: what runs here, and how to try it. */
export function fillFirstPage(template: string, parts: SystemApiParts, address: string): string {
  const { title, name, version } = parts.world.home;
  const filled: Readonly<Record<string, string>> = {
    title: escape(title.zh),
    titleEn: escape(title.en),
    place: escape(`${name} ${version}`),
    version: escape(VERSION),
    address: escape(address),
    notices: noticesIn(parts),
    services: servicesOf(parts),
    lines: linesOf(parts, address),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => filled[key] ?? '');
}
