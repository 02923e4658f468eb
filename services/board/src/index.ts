export { board } from './service';
export type { Row } from './domain/row';
