export { classification } from './service';
