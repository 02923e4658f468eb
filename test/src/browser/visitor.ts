import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { stage, type Stage } from './stage';

/** Members of an element of a page that the tests use: they are compiled without the types of a browser. */
export interface PageElement {
  getAttribute(name: string): string | null;
  closest(selector: string): { setAttribute(name: string, value: string): void } | null;
}

/** Language, theme and size of the window in which a screen is checked. */
export interface Look {
  readonly language: 'zh' | 'en';
  readonly colours: 'light' | 'dark';
  readonly viewport: WindowSize;
}

const AXE = require.resolve('axe-core/axe.min.js');
const CHECKS = join(__dirname, 'page-checks.js');
/** Size of a window in CSS pixels. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}
export const WIDE: WindowSize = { width: 1440, height: 900 };
export const PHONE: WindowSize = { width: 390, height: 844 };
/** Timeout in ms, longer than any screen takes on a busy machine. */
const PATIENCE_MS = 20_000;

/** Connects to the browser that all suites share. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect((stage() as Stage).browser);
}
/** Declares a suite that is skipped, by name, where there is no browser. */
export const describeInBrowser = stage() ? describe : describe.skip;

/** Somebody with a browser window of their own. */
export class Visitor {
  /** Faults of the pages so far: errors of scripts and of the console, and requests to other origins. */
  readonly faults: string[] = [];

  /** Paths whose answers contained the text given to `guard`. */
  readonly leaks: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    public page: Page,
    readonly url: string,
  ) {
    this.watch(page);
  }

  private watch(page: Page): void {
    const origin = new URL(this.url).origin;
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
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript({ path: AXE });
    await context.addInitScript({ path: CHECKS });
    return new Visitor(context, await context.newPage(), url);
  }

  /** Opens the start page and signs in as a person of the demonstration, with one click. */
  async signIn(person: string): Promise<this> {
    await this.page.goto(this.url);
    const button = this.page.locator(`button[name="demo"][value$="${person}"]`);
    await button.waitFor({ state: 'attached' });
    await button.evaluate((element) =>
      (element as unknown as PageElement).closest('details')?.setAttribute('open', ''),
    );
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
    // Not `waitForFunction`: to look a second time, it evaluates text, which the policy of the page forbids.
    await this.page.locator('.loading, [aria-busy=true]').first().waitFor({ state: 'detached' });
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  /** Changes language, theme and size of the window; the contents of the screen stay. */
  async wear({ language, colours, viewport }: Look): Promise<void> {
    await this.page.evaluate(
      `localStorage.setItem('hotline.language', '${language}');
       dispatchEvent(new StorageEvent('storage', { key: 'hotline.language', newValue: '${language}' }))`,
    );
    await this.page.emulateMedia({ colorScheme: colours });
    await this.page.setViewportSize(viewport);
    await this.settled();
  }

  /** Faults of the screen shown now. `rules`: the only rules of axe to check; default: all. */
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

  /** Closes the tab as a crash would, and opens an empty one. */
  async reopen(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    this.watch(this.page);
  }

  /** From now on, adds to `leaks` the path of each JSON answer that contains this text. */
  guard(secret: string): void {
    this.page.on('response', (response) => {
      if (!response.headers()['content-type']?.includes('json')) return;
      void response.text().then(
        (text) => {
          if (text.includes(secret)) this.leaks.push(new URL(response.url()).pathname);
        },
        () => undefined,
      );
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
