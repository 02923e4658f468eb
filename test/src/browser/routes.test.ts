import type { Browser, Locator } from 'playwright-core';
import { faultsOf, LAYER_LOOKS, LOOKS } from './appearances';
import { describeInBrowser, openBrowser, Visitor, type PageElement } from './visitor';

jest.setTimeout(300_000);

/** People of the demonstration who see different screens. */
const PEOPLE = [
  'operator-1',
  'dispatcher-1',
  'callback-1',
  'reviewer-1',
  'supervisor-1',
  'coordinator-1',
  'admin-1',
  'squad-xushang-1',
  'squad-xushang-3',
] as const;
/** Names of the screens, tickets and forms checked so far, so that those of several people are checked once. */
const looked = new Set<string>();
const isNew = (name: string): boolean => !looked.has(name) && looked.add(name) !== undefined;

describeInBrowser('The console', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(PEOPLE)(
    'every screen of %s opens without a fault, in both languages, both themes, wide and on a phone',
    async (id) => {
      const visitor = await Visitor.open(browser);
      await visitor.signIn(id);
      await visitor.settled();
      const faults: string[] = [];
      const links = visitor.page.locator('.rail a');
      for (const path of await links.evaluateAll((all) =>
        all.map((one) => (one as unknown as PageElement).getAttribute('href') ?? ''),
      )) {
        await visitor.visit(path);
        if (isNew(path)) faults.push(...(await faultsOf(visitor, path, LOOKS)));
        faults.push(...(await faultsOfTickets(visitor, path)));
      }
      await visitor.close();
      expect([...faults, ...visitor.faults]).toEqual([]);
    },
  );

  it('the sign-in page and the pages for callers open without a fault', async () => {
    const visitor = await Visitor.open(browser);
    await visitor.page.goto(visitor.url);
    await visitor.page.locator('button[name=demo]').first().waitFor({ state: 'attached' });
    const faults = await faultsOf(visitor, 'sign-in', LOOKS);
    await visitor.visit('/follow');
    faults.push(...(await faultsOf(visitor, 'follow', LOOKS)), ...(await faultsOfReport(visitor)));
    await visitor.close();
    expect([...faults, ...visitor.faults]).toEqual([]);
  });

  it('the command palette, the list of shortcuts, the emergency dialog and the menu of the person open without a fault', async () => {
    const visitor = await Visitor.open(browser);
    await visitor.signIn('supervisor-1');
    await visitor.settled();
    const { page } = visitor;
    const faults: string[] = [];
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    faults.push(...(await faultsOf(visitor, 'palette', LAYER_LOOKS)));
    await page.keyboard.press('Escape');
    await page.locator('h1').first().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    faults.push(...(await faultsOf(visitor, 'keys', LAYER_LOOKS)));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+e');
    await page.getByRole('dialog').waitFor();
    faults.push(...(await faultsOf(visitor, 'emergency', LAYER_LOOKS)));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.bar-button').last().click();
    await page.getByRole('menu').waitFor();
    faults.push(...(await faultsOf(visitor, 'person', LAYER_LOOKS)));
    await visitor.close();
    expect([...faults, ...visitor.faults]).toEqual([]);
  });
});

/** Faults of the first ticket in each tab of a list of work, or in the table, and of each form that opens on it. */
async function faultsOfTickets(visitor: Visitor, path: string): Promise<string[]> {
  const { page } = visitor;
  const faults: string[] = [];
  const tabs = page.getByRole('tab');
  const count = await tabs.count();
  for (let index = 0; index < Math.max(1, count); index += 1) {
    if (count > 0) await tabs.nth(index).click();
    await visitor.settled();
    const ticket = page.locator('.card-open, .cell-number a').first();
    const name =
      count > 0 ? `${path} ${(await tabs.nth(index).innerText()).replace(/\d+/, '').trim()}` : `${path} ticket`;
    if ((await ticket.count()) === 0 || !isNew(name)) continue;
    await ticket.click();
    await page.locator('.steps, .particulars').first().waitFor();
    await visitor.settled();
    faults.push(...(await faultsOf(visitor, name, LAYER_LOOKS)));
    faults.push(...(await faultsOfForms(visitor, page.locator('.steps button'))));
  }
  return faults;
}

/** Faults of the page on which a caller reports a danger, of the receipt, and of the ticket with each of its forms. */
async function faultsOfReport(visitor: Visitor): Promise<string[]> {
  const { page } = visitor;
  await visitor.visit('/report');
  await page.locator('textarea').fill('青年路12号三楼着火了，有人被困在里面');
  await page.locator('input[type=tel]').fill('13800138000');
  await page.locator('.caller-danger').waitFor();
  const faults = [...(await faultsOf(visitor, 'report', LOOKS))];
  await page.locator('button[type=submit]').click();
  await page.locator('.caller-code').waitFor();
  faults.push(...(await faultsOf(visitor, 'receipt', LAYER_LOOKS)));
  await page.locator('.caller-card a').click();
  await page.locator('.caller-state').waitFor();
  const buttons = page.locator('.caller-buttons button');
  for (let index = 0; index < (await buttons.count()); index += 1) {
    await buttons.nth(index).click();
    faults.push(...(await faultsOf(visitor, `caller's form ${index + 1}`, LAYER_LOOKS)));
  }
  return faults;
}

async function faultsOfForms(visitor: Visitor, buttons: Locator): Promise<string[]> {
  const { page } = visitor;
  const faults: string[] = [];
  for (let index = 0; index < (await buttons.count()); index += 1) {
    const name = `form ${await buttons.nth(index).locator('span').first().innerText()}`;
    if (!isNew(name)) continue;
    await buttons.nth(index).click();
    await page.getByRole('dialog').waitFor();
    await visitor.settled();
    faults.push(...(await faultsOf(visitor, name, LAYER_LOOKS)));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  return faults;
}
