export { Registrar } from './registrar';
export { intake } from './service';
export type { Ticket } from './domain/ticket';
export { tickets } from './collection';
