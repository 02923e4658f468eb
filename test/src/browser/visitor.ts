import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { stage, type Stage } from './stage';

/** How a screen is looked at. */
export interface Look {
  readonly language: 'zh' | 'en';
  readonly colours: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

const AXE = require.resolve('axe-core/axe.min.js');
const CHECKS = join(__dirname, 'page-checks.js');
export const WIDE = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** One browser for the suites of a file. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect((stage() as Stage).browser);
}
/** Runs a suite where there is a browser, and skips it by name elsewhere. */
export const describeInBrowser = stage() ? describe : describe.skip;

/** Somebody with a browser window of their own. */
export class Visitor {
  /** Everything that a page did wrong: errors in the console, other origins, reports of the security policy. */
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly url: string,
  ) {
    const origin = new URL(url).origin;
    page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('request', (request) => {
      const to = new URL(request.url());
      if (to.protocol.startsWith('http') && to.origin !== origin) this.faults.push(`other origin: ${to.href}`);
    });
  }

  static async open(browser: Browser, { url = (stage() as Stage).url, viewport = WIDE } = {}): Promise<Visitor> {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    await context.addInitScript({ path: AXE });
    await context.addInitScript({ path: CHECKS });
    return new Visitor(context, await context.newPage(), url);
  }

  /** Opens the first page and signs in as a person of the demonstration, with one click. */
  async signIn(person: string): Promise<this> {
    await this.page.goto(this.url);
    const button = this.page.locator(`button[name="demo"][value$="${person}"]`);
    await button.waitFor({ state: 'attached' });
    await button.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
    await button.click();
    await this.page.locator('.top-bar').waitFor();
    return this;
  }

  /** Opens a screen, and waits until what it reads has arrived. */
  async visit(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.settled();
  }

  /** Resolves when the screen has a heading and nothing on it is still being read. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor({ state: 'attached' });
    await this.page.waitForFunction(
      '!document.querySelector(".loading") && !document.querySelector("[aria-busy=true]")',
    );
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  /** Changes language, colours and size of the window, as when the person does so in another window; all else stays. */
  async wear({ language, colours, viewport }: Look): Promise<void> {
    await this.page.evaluate(
      `localStorage.setItem('hotline.language', '${language}');
       dispatchEvent(new StorageEvent('storage', { key: 'hotline.language', newValue: '${language}' }))`,
    );
    await this.page.emulateMedia({ colorScheme: colours });
    await this.page.setViewportSize(viewport);
    await this.settled();
  }

  /** What a person would see as a fault on the screen as it is. `rules`: the only ones of axe; default: all. */
  async look(rules?: readonly string[]): Promise<readonly string[]> {
    const ask = <T>(what: string): Promise<T> => this.page.evaluate<T>(`hotlineChecks.${what}`);
    const [cut, wide, reports, violations] = await Promise.all([
      ask<string[]>('cutLabels()'),
      ask<string[]>('wideParts()'),
      ask<string[]>('reports()'),
      ask<string[]>(`axe(${rules ? JSON.stringify(rules) : ''})`),
    ]);
    return [
      ...cut.map((found) => `label wider than its box: ${found}`),
      ...wide.map((found) => `wider than the window: ${found}`),
      ...reports.map((found) => `security policy: ${found}`),
      ...violations,
    ];
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
