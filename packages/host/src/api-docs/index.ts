export { asyncApiDocument } from './asyncapi';
export { eventsPage } from './events-page';
export { openApiDocument } from './openapi';
export { settingsPage } from './settings-page';
