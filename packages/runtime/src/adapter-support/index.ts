export { Batcher, type BatchLimits } from './batcher';
export { compareByCodePoint } from './code-point-order';
export { exponentialBackoff } from './exponential-backoff';
export { hashOfDeclaration } from './index-declaration';
export { decodePageCursor, encodePageCursor } from './page-cursor';
export { delay, waitAtMost, withTimeout } from './time-limit';
export { wakeUpChanges } from './wake-up-changes';
