export { openMongo, type MongoStore } from './open';
export type { MongoOptions } from './connection/connect';
export { DocumentTooLarge, IndexesDiffer } from './documents/errors';
export { restoreToMongo, type RestorableDocuments } from './restore';
