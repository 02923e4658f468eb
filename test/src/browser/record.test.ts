import type { Browser } from 'playwright-core';
import { faultsOf, LAYER_LOOKS } from './appearances';
import { describeInBrowser, openBrowser, Visitor } from './visitor';

jest.setTimeout(180_000);

const NARRATIVE = '孙集镇南街的老陈烧烤店每天晚上油烟特别大，熏得睡不着，希望尽快整改';

describeInBrowser('The record of a call at the desk', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('has the place that the caller names, the company, the age, the language and the accused party', async () => {
    const visitor = await (await Visitor.open(browser)).signIn('operator-1');
    const { page } = visitor;
    const segment = (label: string) => page.locator('.segment', { hasText: label }).click();
    await visitor.visit('/desk');
    await page.locator('[name=phone]').fill('13900005678');
    await page.locator('[name=narrative]').fill(NARRATIVE);
    await page.getByRole('button', { name: '采用地点' }).waitFor();
    await page.keyboard.press('Alt+KeyL');
    expect(await page.locator('[name=address]').inputValue()).toContain('孙集镇');
    await page.locator('[name=address]').fill('yhm');
    await page.getByRole('option', { name: '玉皇庙镇' }).click();
    expect(await page.locator('[name=address]').inputValue()).toBe('玉皇庙镇');

    await page.getByText('企业、老幼、语言').click();
    await segment('企业');
    await segment('老年人');
    await page.locator('[name=creditCode]').fill('91370000MA3C');
    await page.getByRole('combobox', { name: '语言或方言' }).fill('粤语');
    await page.getByRole('option', { name: '粤语' }).click();
    await page.getByText('被反映对象、标题、标记').click();
    await page.locator('[name=accusedName]').fill('老陈烧烤店');
    await segment('媒体关注');
    const faults = await faultsOf(visitor, 'record', LAYER_LOOKS);

    await page.keyboard.press('Control+Enter');
    await page.locator('.problem').waitFor();
    expect(await page.locator('[name=creditCode]').getAttribute('aria-invalid')).toBe('true');
    await page.locator('[name=creditCode]').fill('91350100M000100Y43');
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-read=number]').waitFor();

    await page.getByRole('link', { name: '打开工单' }).click();
    await page.getByRole('button', { name: '查看', exact: true }).click();
    for (const told of ['企业 · 91350100M000100Y43', '老年人', '粤语', '老陈烧烤店', '媒体关注'])
      await page.locator('.panel', { hasText: '诉求人' }).getByText(told).first().waitFor();
    await visitor.close();
    // The browser reports the refused registration, too.
    expect([...faults, ...visitor.faults.filter((fault) => !fault.includes('status of 400'))]).toEqual([]);
  });
});
