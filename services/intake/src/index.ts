export { intake, intakeCommands } from './service';
export { registerCall } from './http/register-call';
export { findSimilar } from './http/find-similar';
export { viewOf as intakeViewOf } from './domain/view';
export type { Ticket } from './domain/ticket';
export { tickets } from './collection';
