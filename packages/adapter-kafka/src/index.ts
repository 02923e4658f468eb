export { openKafka, type KafkaEventLog, type KafkaLog, type KafkaOptions } from './open';
export { WrongPartitions } from './topic';
export { restoreToKafka, type RestorableLog } from './restore';
