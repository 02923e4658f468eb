import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Product } from './product';
import { describeInBrowser, openBrowser, Visitor } from './visitor';

jest.setTimeout(180_000);

describeInBrowser('An operator whose server is killed during a call', () => {
  let browser: Browser;
  let product: Product;
  let operator: Visitor;
  const data = mkdtempSync(join(tmpdir(), 'hotline-killed-'));
  const startAgain = async (): Promise<void> => {
    product = await Product.start({ data, port: new URL(product.url).port });
  };
  beforeAll(async () => {
    [browser, product] = await Promise.all([openBrowser(), Product.start({ data })]);
    operator = await (await Visitor.open(browser, { url: product.url })).signIn('operator-1');
  });
  afterAll(async () => {
    await operator.close();
    await Promise.all([browser.close(), product.stop()]);
    rmSync(data, { recursive: true, force: true });
  });
  const told = (page: Page) => page.locator('[name=narrative]');
  const ticketsWith = async (words: string): Promise<number> => {
    await operator.visit(`/tickets?words=${encodeURIComponent(words)}&open=no`);
    return operator.page.locator('.ticket-line').count();
  };

  it('finds every word that was typed before and after the kill on the reloaded page', async () => {
    await operator.visit('/desk');
    await told(operator.page).fill('中心大街路灯坏了，');
    await product.kill();
    await told(operator.page).pressSequentially('一整条街都是黑的');
    await startAgain();
    await operator.page.reload();
    await operator.settled();
    expect(await told(operator.page).inputValue()).toBe('中心大街路灯坏了，一整条街都是黑的');
  });

  it('registers one ticket when the server is killed before it answers', async () => {
    const { page } = operator;
    await page.route(
      (url) => url.pathname === '/api/v1/tickets',
      async (route) => {
        await route.fetch();
        await product.kill();
        await route.abort();
      },
      { times: 1 },
    );
    await page.keyboard.press('Control+Enter');
    await page.getByText('提交中').first().waitFor();
    await operator.page.waitForRequest((request) => request.method() === 'POST').catch(() => undefined);
    await startAgain();
    await page.locator('[data-read=number]').waitFor({ timeout: 60_000 });
    expect(await ticketsWith('中心大街')).toBe(1);
  });

  it('registers one ticket when the tab is closed before the server runs again', async () => {
    await operator.visit('/desk');
    await told(operator.page).fill('文化路井盖丢了，晚上看不见');
    await product.kill();
    await operator.page.keyboard.press('Control+Enter');
    await operator.page.getByText('提交中').first().waitFor();
    await operator.reopen();
    await startAgain();
    await operator.visit('/desk');
    await operator.page.locator('.line-badge.live').waitFor({ state: 'attached' });
    for (let look = 0; look < 20 && (await ticketsWith('文化路')) === 0; look += 1) await operator.settled();
    expect(await ticketsWith('文化路')).toBe(1);
  });
});
