export { board } from './service';
export type { TicketRow } from './domain/row';
