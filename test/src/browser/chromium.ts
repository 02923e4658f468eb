import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Why the browser tests do not run. */
export const NO_CHROMIUM =
  'no Chromium: install it (Debian: apt-get install chromium), or name its program in HOTLINE_CHROMIUM';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of the browser that HOTLINE_CHROMIUM names, else of the first one on PATH; undefined if it is no program. */
export function findChromium({ HOTLINE_CHROMIUM, PATH = '' }: NodeJS.ProcessEnv = process.env): string | undefined {
  if (HOTLINE_CHROMIUM) return isProgram(HOTLINE_CHROMIUM) ? HOTLINE_CHROMIUM : undefined;
  return PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);
}
