export * from './envelope';
export * from './events/index';
export type { ClassificationProposal } from './events/classification';
export * from './labels';
export * from './operations/index';
export * from './phrases';
export * from './problems';
export * from './words';
