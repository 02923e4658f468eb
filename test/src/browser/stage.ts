import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from './chromium';
import { Product } from './product';

const ROOT = join(__dirname, '../../..');
/** Environment variable with the addresses, for the suites, which run in other processes. */
export const STAGE = 'HOTLINE_BROWSER_STAGE';

export interface Stage {
  /** Address of the product. */
  readonly url: string;
  /** Address of the browser. */
  readonly browser: string;
}
interface Opened {
  readonly product: Product;
  readonly browser: BrowserServer;
  readonly folder: string;
}
const held = globalThis as { hotlineStage?: Opened };

/**
 * Builds the console, and starts one filled demonstration and one browser for all suites. Does nothing if there is no
 * browser, or if the environment already names the addresses of both.
 */
export async function setUp(): Promise<void> {
  if (stage()) return;
  const program = findChromium();
  if (!program) {
    if (process.env.HOTLINE_BROWSER === 'required') throw new Error(NO_CHROMIUM);
    return void process.stderr.write(`The browser tests do not run: ${NO_CHROMIUM}\n`);
  }
  // Jest sets NODE_ENV to "test", with which the bundler would take the development build of React.
  execFileSync(process.execPath, [join(ROOT, 'services/console/build.mjs'), '--unchecked'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  const folder = mkdtempSync(join(tmpdir(), 'hotline-browser-'));
  const [product, browser] = await Promise.all([
    Product.start({ data: join(folder, 'data'), isFilled: true }),
    chromium.launchServer({
      executablePath: program,
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    }),
  ]);
  held.hotlineStage = { product, browser, folder };
  const opened: Stage = { url: product.url, browser: browser.wsEndpoint() };
  process.env[STAGE] = JSON.stringify(opened);
}

export async function tearDown(): Promise<void> {
  const { product, browser, folder } = held.hotlineStage ?? {};
  await Promise.all([product?.stop(), browser?.close()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** Addresses of product and browser; undefined without a browser. */
export function stage(): Stage | undefined {
  const given = process.env[STAGE];
  return given ? (JSON.parse(given) as Stage) : undefined;
}
