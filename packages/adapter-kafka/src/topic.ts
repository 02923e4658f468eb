import { Partitioners, type Admin, type ICustomPartitioner } from 'kafkajs';

/** Ticket → partition depends on the count of partitions: with another one, later events of a ticket would overtake earlier ones. */
export class WrongPartitions extends Error {
  constructor(
    readonly topic: string,
    readonly found: number,
    readonly wanted: number,
  ) {
    super(
      `topic ${topic} has ${found} partitions, not ${wanted}: the events of a ticket would lose their order. ` +
        `Configure ${found}, or start a new topic with ${wanted} and carry the log over; never change the partitions of a topic that holds tickets.`,
    );
    this.name = 'WrongPartitions';
  }
}

export interface TopicOptions {
  readonly topic: string;
  /** How many a new topic gets, and an old one must have. Without it: 12, and an old one may have any number. */
  readonly partitions?: number;
  /** Copies of each partition of a new topic; the brokers' default unless given. */
  readonly replicas?: number;
  /** How long a new topic keeps events; for ever unless given, so that a group that is added later finds the beginning. */
  readonly retentionMs?: number;
}

const DEFAULT_PARTITIONS = 12;
const BROKERS_DEFAULT = -1;
const FOR_EVER = -1;
const LOOK_AGAIN_MS = 50;
const MOST_LOOKS = 200;
const LARGEST_MESSAGE = 4 * 1024 * 1024;

/** Makes the topic if it is not there. Answers its count of partitions; throws `WrongPartitions` when it is another than wanted. */
export async function ensureTopic(admin: Admin, options: TopicOptions): Promise<number> {
  const { topic, partitions } = options;
  const wanted = {
    topic,
    numPartitions: partitions ?? DEFAULT_PARTITIONS,
    replicationFactor: options.replicas ?? BROKERS_DEFAULT,
    configEntries: [
      { name: 'retention.ms', value: String(options.retentionMs ?? FOR_EVER) },
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'max.message.bytes', value: String(LARGEST_MESSAGE) },
    ],
  };
  await admin.createTopics({ topics: [wanted], waitForLeaders: false });
  return onceItIsKnown(() => countPartitions(admin, topic, partitions));
}

/** A new topic is known to the node that made it first, to the others and to their clients a moment later. */
async function onceItIsKnown(count: () => Promise<number>): Promise<number> {
  for (let looked = 1; ; looked += 1) {
    try {
      const found = await count();
      if (found > 0 || looked === MOST_LOOKS) return found;
    } catch (error) {
      if (error instanceof WrongPartitions && error.found > 0) throw error;
      if (looked === MOST_LOOKS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Answers the count of partitions that have a leader, which must be all of them. */
export async function countPartitions(admin: Admin, topic: string, wanted?: number): Promise<number> {
  const found = (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? [];
  if (wanted !== undefined && found.length !== wanted) throw new WrongPartitions(topic, found.length, wanted);
  const leaderless = found.filter(({ leader }) => leader < 0);
  if (leaderless.length > 0)
    throw new Error(`topic ${topic}: ${leaderless.length} of ${found.length} partitions have no leader now`);
  return found.length;
}

/** The partitioner of Kafka's own clients (murmur2 of the key), which refuses to go on when partitions were added. */
export const steadyPartitioner =
  (topic: string, partitions: number): ICustomPartitioner =>
  () => {
    const choose = Partitioners.DefaultPartitioner();
    return (choice) => {
      if (choice.partitionMetadata.length !== partitions)
        throw new WrongPartitions(topic, choice.partitionMetadata.length, partitions);
      return choose(choice);
    };
  };
