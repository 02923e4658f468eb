export { openSqlite, type SqliteOptions } from './engine';
export { FileInUse } from './file';
export { WrongSchema } from './schema';
