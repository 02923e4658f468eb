/**
 * The only import of the SQLite package. Its API is that of node:sqlite, which can replace it once Node 20 is no longer
 * supported.
 */
export { DatabaseSync as Database, type DatabaseSyncInstance as DatabaseHandle } from '@photostructure/sqlite';
