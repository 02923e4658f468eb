export { asyncApiDocument } from './asyncapi';
export { authorisationPage } from './authorisation-page';
export { eventsPage } from './events-page';
export { openApiDocument } from './openapi';
export { settingsPage } from './settings-page';
