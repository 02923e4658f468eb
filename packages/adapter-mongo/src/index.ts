export { DocumentTooLarge, IndexesDiffer } from './errors';
export { openMongo, type MongoOptions, type MongoStore } from './open';
export { restoreToMongo, type RestorableDocuments } from './restore';
