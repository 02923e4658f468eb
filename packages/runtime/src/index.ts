export * from './decision';
export * from './definition';
export { assemble, type Cause } from './loop/assemble';
export { Loop, type CommandAnswer, type CommandCall, type OnStep, type Step } from './loop/loop';
export { Parking, parkedCollection, type ParkedTicket } from './loop/parked';
export { Relay } from './loop/relay';
export { RunningService, type ServiceReports } from './loop/service';
export * from './index-keys';
export * from './ports/index';
