export { services } from './services';
