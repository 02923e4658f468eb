export { sla } from './service';
