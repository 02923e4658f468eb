import { resolve } from 'node:path';

/** Setting of all programs that tests start, so that each pack is parsed and its classifier trained only once. */
export const sharedCache = { HOTLINE_CACHE: resolve(__dirname, '../../node_modules/.cache/hotline') } as const;
