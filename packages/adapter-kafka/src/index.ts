export { openKafka, type KafkaEventLog, type KafkaLog } from './open';
export type { KafkaOptions } from './options';
export { WrongPartitions } from './topic';
export { restoreToKafka, type RestorableLog } from './restore';
