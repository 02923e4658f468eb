export { Cluster, SERVICES, type ClusterOptions } from './cluster/cluster';
export { startEngines, type LocalEngines } from './cluster/engines';
export { ServiceProcess, type Ended } from './cluster/service-process';
export { readComplaints, type Complaint } from './replay/complaints';
export { feed, type FeedOptions } from './replay/feed';
export { BadFile } from '@hotline/jurisdiction/sheets';
export { services } from './services';
export * from './transfer';
