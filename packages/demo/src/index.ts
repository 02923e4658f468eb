export { CountyClient } from './county-client';
export { fillDemo, type FilledDemo, type FillOptions } from './fill-demo';
