/**
 * The one place that names the SQLite package; its API is that of node:sqlite, which can replace it when Node 20 is
 * gone.
 */
export { DatabaseSync as Database, type DatabaseSyncInstance as DatabaseHandle } from '@photostructure/sqlite';
