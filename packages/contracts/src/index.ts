export * from './envelope';
export * from './events/index';
export type { ClassificationProposal } from './events/classification';
export * from './operations/index';
export * from './problems';
export * from './words';
