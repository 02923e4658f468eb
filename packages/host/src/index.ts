export { asyncApiDocument, eventsPage, openApiDocument } from './documents';
export { ConfigError, configSchema, describeConfig, readConfig, type Config } from './config';
export { main, runUntilSignal } from './main';
export { UnknownProfile } from './profile';
export type { Running } from './running';
export * from './service';
export { start, type StartOptions } from './start';
