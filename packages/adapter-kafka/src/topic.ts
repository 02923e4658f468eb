import { Partitioners, type Admin, type ICustomPartitioner } from 'kafkajs';

/**
 * The topic has another number of partitions than expected. The number decides which partition a ticket's events go to,
 * so after a change later events of a ticket could overtake earlier ones.
 */
export class WrongPartitions extends Error {
  constructor(
    readonly topic: string,
    readonly found: number,
    readonly wanted: number,
  ) {
    super(
      `topic ${topic} has ${found} partitions, not ${wanted}: the events of a ticket would lose their order. ` +
        `Configure ${found}, or make a new topic with ${wanted} partitions and import the log into it; ` +
        'never change the number of partitions of a topic that holds tickets.',
    );
    this.name = 'WrongPartitions';
  }
}

export interface TopicOptions {
  readonly topic: string;
  /**
   * Partitions of a new topic; an existing topic must have as many. If absent, a new topic gets 12 and an existing one
   * may have any number.
   */
  readonly partitions?: number;
  /** Copies of each partition of a new topic. Default: the brokers' setting. */
  readonly replicas?: number;
  /**
   * How long a new topic keeps events, in milliseconds. Default: for ever, so that a group added later can read from
   * the beginning.
   */
  readonly retentionMs?: number;
}

const DEFAULT_PARTITIONS = 12;
const BROKERS_DEFAULT = -1;
const FOR_EVER = -1;
const CHECK_AGAIN_MS = 50;
const MOST_CHECKS = 200;
const LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

/**
 * Makes the topic if it does not exist. Returns its number of partitions; throws `WrongPartitions` when another number
 * is configured.
 */
export async function ensureTopic(admin: Admin, options: TopicOptions): Promise<number> {
  const { topic, partitions } = options;
  const wanted = {
    topic,
    numPartitions: partitions ?? DEFAULT_PARTITIONS,
    replicationFactor: options.replicas ?? BROKERS_DEFAULT,
    configEntries: [
      { name: 'retention.ms', value: String(options.retentionMs ?? FOR_EVER) },
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'max.message.bytes', value: String(LARGEST_MESSAGE_BYTES) },
    ],
  };
  await admin.createTopics({ topics: [wanted], waitForLeaders: false });
  return repeatUntilKnown(() => countPartitions(admin, topic, partitions));
}

/**
 * Repeats the count for about ten seconds, because the other brokers learn of a new topic later than the one that made
 * it.
 */
async function repeatUntilKnown(count: () => Promise<number>): Promise<number> {
  for (let check = 1; ; check += 1) {
    try {
      const found = await count();
      if (found > 0 || check === MOST_CHECKS) return found;
    } catch (error) {
      if (error instanceof WrongPartitions && error.found > 0) throw error;
      if (check === MOST_CHECKS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, CHECK_AGAIN_MS));
  }
}

/**
 * Returns the number of partitions. Throws `WrongPartitions` when it is not `wanted`, and an error when a partition has
 * no leader.
 */
export async function countPartitions(admin: Admin, topic: string, wanted?: number): Promise<number> {
  const found = (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? [];
  if (wanted !== undefined && found.length !== wanted) throw new WrongPartitions(topic, found.length, wanted);
  const leaderless = found.filter(({ leader }) => leader < 0);
  if (leaderless.length > 0)
    throw new Error(`topic ${topic}: ${leaderless.length} of ${found.length} partitions have no leader now`);
  return found.length;
}

/** The partitioner of Kafka's own clients (murmur2 of the key). Throws `WrongPartitions` when partitions were added. */
export const fixedCountPartitioner =
  (topic: string, partitions: number): ICustomPartitioner =>
  () => {
    const choose = Partitioners.DefaultPartitioner();
    return (message) => {
      if (message.partitionMetadata.length !== partitions)
        throw new WrongPartitions(topic, message.partitionMetadata.length, partitions);
      return choose(message);
    };
  };
