import type { KafkaConfig } from 'kafkajs';
import type { TopicOptions } from './topic';

export interface KafkaOptions extends Partial<TopicOptions> {
  readonly brokers: readonly string[];
  /** The name of this process in the brokers' logs and metrics. */
  readonly clientId: string;
  /** TLS and SASL settings of kafkajs. */
  readonly security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  /** Default 3000. */
  readonly connectionTimeoutMs?: number;
  /** A request without an answer is repeated after this time. Default 10,000. */
  readonly requestTimeoutMs?: number;
  /**
   * Returns the delay, in milliseconds, before the next attempt. `attempt` is the number of the one that failed, from
   * 1.
   */
  readonly retryDelayMs?: (attempt: number) => number;
  /**
   * Largest number of events that one group handles at the same time in this process, each of another ticket. Default
   * 256.
   */
  readonly handlersAtOnce?: number;
  /**
   * Number of unhandled events of one partition in memory at which fetching from it is paused. One fetch may exceed it.
   * Default 1000.
   */
  readonly heldAtOnce?: number;
  /**
   * Time between two commits of offsets; events handled since the last one are delivered again after a crash. Default
   * 500.
   */
  readonly commitEveryMs?: number;
  /** Time between two queries of the ends of partitions, for the lag. Default 10,000. */
  readonly lagEveryMs?: number;
  /** A member that sends no heartbeat for this long loses its partitions to other members. Default 10,000. */
  readonly sessionTimeoutMs?: number;
  /** How long the broker may delay the answer to a fetch while there is nothing new. Default 200. */
  readonly fetchWaitMs?: number;
  /** Called with every error that this package handles itself, for logging. */
  readonly onError?: (error: unknown) => void;
}
