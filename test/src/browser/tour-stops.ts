import type { Page } from 'playwright-core';
import { PHONE, WIDE, type WindowSize } from './visitor';

/** One picture of the tour: who sees which screen, and what to see there. */
export interface TourStop {
  /** Name of the picture. */
  readonly name: string;
  /** Person of the demonstration; absent: a caller, who has no account. */
  readonly person?: string;
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly size: WindowSize;
  /** What the person does before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const firstTicket = async (page: Page): Promise<void> => {
  await page.locator('.card-open').first().click();
  await page.locator('.steps, .particulars').first().waitFor();
};

export const tourStops: readonly TourStop[] = [
  {
    name: 'desk',
    person: 'operator-1',
    title: 'The operator takes a call',
    text:
      'While the caller speaks, the right column proposes the matter, the lead unit with its rule, what is still ' +
      'missing and open tickets that may be the same. It never takes the focus. `Ctrl+Enter` registers the call.',
    path: '/desk',
    size: WIDE,
    prepare: async (page) => {
      await page.locator('textarea').first().fill('青年路有人摆摊占了人行道，每天晚上都这样，行人只能走机动车道');
      await page.locator('.judgement .tag, .judgement h3, .judgement strong').first().waitFor();
    },
  },
  {
    name: 'dispatch',
    person: 'dispatcher-1',
    title: 'The dispatcher decides what rules could not',
    text:
      'Each row says why it needs a person, and the explanation is open before the decision. The keys act on the ' +
      'chosen row.',
    path: '/dispatch',
    size: WIDE,
    prepare: firstTicket,
  },
  {
    name: 'unit',
    person: 'squad-xushang-1',
    title: 'The squad works on the street',
    text:
      'The first ticket to fall due is on top, its actions are at the thumb, and commands wait on the phone while ' +
      'there is no signal.',
    path: '/unit',
    size: PHONE,
  },
  {
    name: 'callback',
    person: 'callback-1',
    title: 'The callback agent asks the caller',
    text: 'Only the answer of the caller closes a ticket. The consequence of an answer stands there before it is saved.',
    path: '/callback',
    size: WIDE,
  },
  {
    name: 'review',
    person: 'reviewer-1',
    title: 'The reviewer reads replies before they go out',
    text: 'The reviewer accepts a resolution, or sends it back with a reason.',
    path: '/review',
    size: WIDE,
  },
  {
    name: 'disputes',
    person: 'coordinator-1',
    title: 'The coordination body designates a unit',
    text: 'A designation names its document and its basis, and can become a rule.',
    path: '/disputes',
    size: WIDE,
  },
  {
    name: 'wall',
    person: 'supervisor-1',
    title: 'The supervisor sees the whole county',
    text:
      'Most numbers open their list of tickets. `?wall=1` shows the same on a large display, without the texts of ' +
      'tickets.',
    path: '/wall',
    size: WIDE,
  },
  {
    name: 'figures',
    person: 'supervisor-1',
    title: 'Rates with their coverage',
    text: 'A rate stands beside the share of tickets that were called back, and its formula can be read in words.',
    path: '/figures',
    size: WIDE,
  },
  {
    name: 'approvals',
    person: 'supervisor-1',
    title: 'What waits for a decision',
    text: 'Who asks, why, with which proof, and what an approval changes.',
    path: '/approvals',
    size: WIDE,
  },
  {
    name: 'people',
    person: 'admin-1',
    title: 'People, presence and duty',
    text: 'Who works in a unit, who is absent and who stands in, who is on duty, and how shifts are handed over.',
    path: '/people',
    size: WIDE,
    prepare: async (page) => {
      await page.locator('.card-open').first().click();
      await page.locator('.particulars').waitFor();
    },
  },
  {
    name: 'versions',
    person: 'admin-1',
    title: 'The rules as versions',
    text: 'A draft is checked, compared in sentences, tried on past tickets, and published from a day on.',
    path: '/versions',
    size: WIDE,
    prepare: async (page) => {
      await page.locator('.card-open').first().click();
      await page.locator('.pane-ticket h3').first().waitFor();
    },
  },
  {
    name: 'health',
    person: 'admin-1',
    title: 'What waits in the services',
    text: 'What is late, what people notice of it, and tickets held back after an error, which can be handled again.',
    path: '/health',
    size: WIDE,
  },
  {
    name: 'report',
    title: 'A caller reports something',
    text: 'Callers need no account. With the query code they follow the ticket, add to it, and answer.',
    path: '/report',
    size: PHONE,
  },
];

/** The tour as a page of the documentation. */
export const tourPage = (stops: readonly TourStop[]): string =>
  [
    '# A tour of the console',
    'The browser tests make this page and its pictures from the demonstration that `npm start` shows. In a browser on ' +
      'the same machine, one click on a person signs you in as that person.',
    ...stops.flatMap(({ name, title, text, path }) => [
      `## ${title}`,
      `\`${path}\` · ${text}`,
      `![${title}](pictures/tour/${name}.jpg)`,
    ]),
  ].join('\n\n') + '\n';
