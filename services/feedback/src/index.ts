export { feedback } from './service';
