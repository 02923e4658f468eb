export { routing } from './service';
