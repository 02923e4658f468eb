export { people } from './service';
