export type { BoardOptions, BoardPlugin } from './board';
export { RedisUnusable } from './connections';
export { openRedis, type OpenRedis, type RedisOptions } from './redis';
