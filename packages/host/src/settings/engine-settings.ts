import { z } from 'zod';
import { POSITIVE, count, like, named, setting, text, word } from './kinds-of-settings';

/** Settings of the engines of a cluster. */
export const engineSettings = {
  profile: word(
    'HOTLINE_PROFILE',
    text(
      '保存事件与数据的引擎组合',
      'engines in which events and documents are stored: `embedded` (one process) or `cluster`',
    ),
  ),
  kafkaBrokers: setting(
    'KAFKA_BROKERS',
    text('Kafka地址', 'addresses of the Kafka brokers that store the event log'),
    text(
      '以逗号分隔的地址与端口，例如127.0.0.1:9092',
      'addresses with ports, separated by commas, e.g. 127.0.0.1:9092',
    ),
    z
      .string()
      .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/)
      .transform((brokers) => brokers.split(','))
      .optional(),
  ),
  kafkaTopic: named(
    'KAFKA_TOPIC',
    text('工单事件的主题；消费组以它命名', 'topic of all ticket events; consumer groups are named after it'),
    'hotline.tickets',
  ),
  kafkaPartitions: setting(
    'KAFKA_PARTITIONS',
    text(
      '新主题的分区数，已有主题须与之相同；未设置：12，或沿用已有',
      'number of partitions of a new topic; an existing topic must have as many. Absent: a new topic gets 12, and an existing one keeps its own',
    ),
    POSITIVE,
    z.coerce.number().int().positive().optional(),
  ),
  kafkaSessionMs: count(
    'KAFKA_SESSION_MS',
    text(
      '进程失联多久后其分区转给其他进程',
      'time after which a process that sends no heartbeat loses its partitions to other processes',
    ),
    10_000,
    'ms',
  ),
  mongoUrl: like(
    'MONGO_URL',
    text('MongoDB地址', 'address of the MongoDB that stores the documents'),
    text('以mongodb://或mongodb+srv://开头的网址', 'a URL that begins with mongodb:// or mongodb+srv://'),
    /^mongodb(\+srv)?:\/\/\S+$/,
  ),
  mongoDatabase: named('MONGO_DATABASE', text('数据库名称', 'name of the database'), 'hotline'),
  redisUrl: like(
    'REDIS_URL',
    text('Redis地址，用于定时提醒与计数', 'address of the Redis that holds wake-ups and counters'),
    text('以redis://或rediss://开头的网址', 'a URL that begins with redis:// or rediss://'),
    /^rediss?:\/\/\S+$/,
  ),
  redisPrefix: named('REDIS_PREFIX', text('Redis键的前缀', 'prefix of every key in Redis'), 'hotline'),
};
