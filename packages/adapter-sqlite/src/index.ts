export { openSqlite, type SqliteOptions } from './engine';
export { FileInUse } from './file';
export { WrongSchema } from './schema';
export { NotReadable, readFolder } from './read-folder';
export { restoreFolder } from './restore-folder';
