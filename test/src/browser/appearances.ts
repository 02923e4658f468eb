import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE, WIDE, type Look, type Visitor } from './visitor';

const ALL: readonly Look[] = (['zh', 'en'] as const).flatMap((language) =>
  [WIDE, PHONE].flatMap((viewport) => (['light', 'dark'] as const).map((colours) => ({ language, viewport, colours }))),
);
const isEvery = process.env.HOTLINE_BROWSER_LOOKS === 'all';
const signs = ({ language, viewport, colours }: Look): number =>
  [language === 'zh', viewport === WIDE, colours === 'light'].filter(Boolean).length;

/**
 * Combinations of language, theme and width: all eight with HOTLINE_BROWSER_LOOKS=all, otherwise four that contain each
 * pair of values.
 */
export const LOOKS = isEvery ? ALL : ALL.filter((look) => signs(look) % 2 === 1);
/**
 * Combinations for dialogs and tickets, because there are many of these: all eight with HOTLINE_BROWSER_LOOKS=all,
 * otherwise two that differ in language, theme and width.
 */
export const LAYER_LOOKS = isEvery ? ALL : ALL.filter((look) => signs(look) % 3 === 0);
/** Folder for a screenshot of every screen in every combination; none are made if it is undefined. */
const PICTURES = process.env.HOTLINE_BROWSER_PICTURES;
const NARROWEST = { width: 320, height: 640 };

/** Faults of the screen shown now in each of the combinations, and its parts that are wider than a window of 320 px. */
export async function faultsOf(visitor: Visitor, name: string, looks: readonly Look[]): Promise<string[]> {
  const faults: string[] = [];
  for (const look of looks) {
    await visitor.wear(look);
    const at = `${name} ${look.language} ${look.colours} ${look.viewport.width}`;
    faults.push(...(await visitor.look()).map((found) => `${at}: ${found}`));
    await picture(visitor, at);
  }
  await visitor.page.setViewportSize(NARROWEST);
  const wide = await widePartsOf(visitor);
  await visitor.wear(LOOKS[0] as Look);
  return [...faults, ...wide.map((found) => `${name} 320: wider than the window: ${found}`)];
}

/** Open menus follow a new width a few frames later, so a part counts only if it stays too wide for a second. */
async function widePartsOf({ page }: Visitor): Promise<string[]> {
  for (let frames = 0; ; frames += 1) {
    const wide = await page.evaluate<string[]>('hotlineChecks.wideParts()');
    if (wide.length === 0 || frames === 60) return wide;
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
}

async function picture({ page }: Visitor, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name.replaceAll(/[^\p{L}\d-]+/gu, '-')}.png`) });
}
