export { openSqlite, type SqliteOptions } from './engine';
export { FileInUse } from './file/file';
export { NotReadable, readFolder } from './transfer/read-folder';
export { restoreFolder } from './transfer/restore-folder';
