import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './visitor';

/** Values of a form by the name of the field: a string is typed, a list names the label of the option to choose. */
export type Filling = Readonly<Record<string, string | readonly [label: string]>>;

/** Opens the page of a ticket. */
export async function openTicketPage(visitor: Visitor, ticketId: string): Promise<void> {
  await visitor.visit(`/tickets/${ticketId}`);
  await visitor.page.locator('.steps').waitFor();
}

/** Opens a ticket in the list of work at `path`. */
export async function openTicket(visitor: Visitor, path: string, ticketId: string): Promise<void> {
  await visitor.visit(`${path}?ticket=${ticketId}`);
  await visitor.page.locator('.steps').waitFor();
}

/** Opens the form of an action, fills it in, sends it, and waits until it is answered and closed. */
export async function act({ page }: Visitor, action: string, filling: Filling = {}): Promise<void> {
  await page.locator('.steps').getByRole('button', { name: action }).first().click();
  const form = page.getByRole('dialog');
  await form.locator('button[type=submit]').waitFor();
  for (const [name, value] of Object.entries(filling)) await fill(form, name, value);
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached', timeout: 15_000 }).catch(async () => {
    throw new Error(`“${action}” was not done: ${await form.innerText()}`);
  });
}

async function fill(form: Locator, name: string, value: string | readonly [string]): Promise<void> {
  if (typeof value === 'string') return form.locator(`[name="${name}"]`).fill(value);
  const label = value[0];
  // A segment shows its key after the label.
  const segment = form.locator('.segment', { hasText: new RegExp(`^${label}\\s*[A-Z]?$`) });
  if ((await segment.count()) > 0) return segment.first().click();
  await form.locator(`[name="${name}"], input[role=combobox]`).first().fill(label);
  await form.page().getByRole('option', { name: label }).first().click();
}

/** Label of the state of the ticket on the screen. */
export const stateOf = (page: Page): Promise<string> =>
  page.locator('.queue-ticket-tags .tag, .ticket-head .tag').first().innerText();
