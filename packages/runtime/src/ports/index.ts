export * from './clock';
export * from './counters';
export * from './documents';
export * from './engine';
export * from './event-log';
export * from './files';
export * from './transfer';
export * from './wake-ups';
