export { readComplaints, type Complaint } from './replay/complaints';
export { feed, type FeedOptions } from './replay/feed';
export { BadFile } from './replay/table';
export { services } from './services';
