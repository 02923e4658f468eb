import type { Browser } from 'playwright-core';
import { faultsOf, LAYER_LOOKS, LOOKS } from './appearances';
import { describeInBrowser, openBrowser, Visitor, type Look } from './visitor';

jest.setTimeout(180_000);

const SEARCH = '/tickets?words=' + encodeURIComponent('油烟');

describeInBrowser('Saved views and screens of other roles', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('a supervisor names a search, opens it by keyboard on another day and another screen, and deletes it', async () => {
    const visitor = await (await Visitor.open(browser)).signIn('supervisor-1');
    const { page } = visitor;
    const views = page.getByRole('dialog').getByRole('list', { name: '我的视图' });
    const wordsShown = () => page.locator('.search-box input').inputValue();
    await visitor.visit(SEARCH);
    await page.locator('h1').first().focus();
    await page.keyboard.press('v');
    await page.getByLabel('当前查找的名称').fill('油烟投诉');
    await page.keyboard.press('Enter');
    await views.getByRole('button', { name: '油烟投诉', pressed: true }).waitFor();
    await page.getByText('未送达').waitFor({ state: 'detached' });
    const faults = await faultsOf(visitor, 'views', LAYER_LOOKS);

    await visitor.visit('/tickets');
    expect(await wordsShown()).toBe('');
    await page.locator('h1').first().focus();
    await page.keyboard.press('v');
    await views.getByRole('button', { name: '油烟投诉' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('h1').first().focus();
    await page.keyboard.press('v');
    await page.locator('.layer-head').waitFor();
    await page.locator('.layer-head').click();
    await page.keyboard.press('1');
    await page.waitForURL((url) => url.searchParams.get('words') !== null);
    expect(await wordsShown()).toBe('油烟');

    await visitor.visit('/wall');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('油烟投诉');
    await page.getByRole('option', { name: '油烟投诉' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/tickets' && url.searchParams.get('words') !== null);

    await visitor.visit('/tickets');
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByRole('button', { name: '删除 油烟投诉' }).click();
    await views.getByRole('button', { name: '油烟投诉' }).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销删除' }).click();
    await views.getByRole('button', { name: '油烟投诉' }).first().waitFor();
    await visitor.close();
    expect([...faults, ...visitor.faults]).toEqual([]);
  });

  it('an operator who opens a screen of supervisors reads for whom it is', async () => {
    const visitor = await (await Visitor.open(browser)).signIn('operator-1');
    await visitor.visit('/wall');
    await visitor.page.getByText('此页面供督办员、管理员使用').waitFor();
    const faults = await faultsOf(visitor, 'other role', LOOKS);
    await visitor.page.getByRole('link', { name: /回到我的工作|Go to my work/ }).click();
    await visitor.page.waitForURL((url) => url.pathname === '/desk');
    await visitor.close();
    expect([...faults, ...visitor.faults]).toEqual([]);
  });

  it('a refused search says in the language of the screen what is wrong with it', async () => {
    const visitor = await (await Visitor.open(browser)).signIn('supervisor-1');
    await visitor.visit('/tickets?words=' + encodeURIComponent('，。'));
    const problem = visitor.page.getByRole('alert');
    await problem.getByText('检索内容里没有文字或数字', { exact: true }).waitFor();
    const faults = await faultsOf(visitor, 'problem', LAYER_LOOKS);
    await visitor.wear({ ...(LOOKS[0] as Look), language: 'en' });
    await problem.getByText('The words to search for hold no letter, digit or character', { exact: true }).waitFor();
    await visitor.close();
    expect(faults).toEqual([]);
  });
});
