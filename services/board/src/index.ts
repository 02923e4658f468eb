export { board } from './service';
export type { TicketRow } from './domain/row';
export { rows } from './collection';
export { listQuery, type ListContext } from './domain/listing/list-query';
export { listed } from './http/listed';
