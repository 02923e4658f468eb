export { toHalfWidth } from './half-width';
export { mask } from './mask';
