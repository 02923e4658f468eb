import { resolve } from 'node:path';

/** Setting of all programs that tests start: each pack is parsed and its classifier trained once for all of them. */
export const sharedCache = { HOTLINE_CACHE: resolve(__dirname, '../../node_modules/.cache/hotline') } as const;
