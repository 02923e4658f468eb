export { asyncApiDocument, eventsPage, openApiDocument, settingsPage } from './api-docs';
export { ConfigError, configSchema, describeConfig, environmentWith, readConfig, type Config } from './config';
export { readMe } from './system-api/me/me-operation';
export { main, runUntilSignal } from './main';
export { enginesIn, sharedSettings, UnknownProfile, type OpenEngine } from './profile';
export type { Running } from './running';
export * from './service';
export { start, type StartOptions } from './start';
export { openEdge, type Edge, type EdgeOptions } from './edge/edge';
