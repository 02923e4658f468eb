export { Registrar } from './registrar';
export { intake } from './service';
export type { Ticket } from './domain/ticket';
export { mask } from './domain/mask';
export { tickets } from './collection';
