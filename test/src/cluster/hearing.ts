import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TicketEvent } from '@hotline/contracts';
import { defineService, readConfig, start, type Running } from '@hotline/host';
import type { AppendableLog, RunningService } from '@hotline/runtime';
import { upTo } from '@hotline/runtime/testing';
import type { Admin } from 'kafkajs';
import { freshSpace, kafkaOf, removeSpace, type Engines, type EngineSettings } from '../engines';
import { sharedCache } from '../shared-cache';

interface Heard {
  readonly heard: readonly number[];
}
type Rule = (event: TicketEvent) => void | Promise<void>;

/** Events number `from` to `to` of a ticket, in the order in which commits would publish them. */
export const eventsOf = (id: string, from: number, to: number): TicketEvent[] =>
  upTo(to - from + 1).map((n) => ({
    specversion: '1.0',
    id: `letters.${id}.${from + n - 1}`,
    source: 'letters',
    type: 'CallerViewed',
    subject: id,
    time: '2026-01-05T01:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'urn:hotline:event:CallerViewed:1',
    jurisdiction: 'shanghe',
    sequence: from + n - 1,
    data: { reason: 'a test' },
  }));

/**
 * A service that records its events, started on the engines like every other service. Its topic has one partition, so
 * that an event that blocks the partition blocks all tickets.
 */
export class Hearing {
  /** Number of times that each event was given to the rule, by the id of the event. */
  readonly given = new Map<string, number>();
  rule: Rule = () => undefined;
  private running: Running | undefined;
  private log: AppendableLog | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'hotline-handlers-'));
  private readonly space: EngineSettings;

  constructor(engines: Engines) {
    this.space = freshSpace(engines, 1);
  }

  async start(): Promise<void> {
    const hearing = defineService<Heard>(() => ({
      definition: {
        collection: { name: 'hearing', indexes: {} },
        reactions: {
          CallerViewed: {
            gather: async (_state, event) => {
              this.given.set(event.id, (this.given.get(event.id) ?? 0) + 1);
              await this.rule(event);
            },
            decide: (state, { sequence }) => ({ state: { heard: [...(state?.heard ?? []), sequence] } }),
          },
        },
      },
      controllers: [],
    }));
    const config = readConfig({
      ...this.space,
      ...sharedCache,
      HOTLINE_PORT: '0',
      HOTLINE_LOG: 'silent',
      HOTLINE_DATA: this.folder,
    });
    this.running = await start({
      services: [hearing],
      config,
      retryDelayMs: () => 1,
      through: ({ board: _, ...engine }) => {
        this.log = engine.apart?.log;
        return engine;
      },
    });
  }

  append(...events: readonly TicketEvent[]): Promise<void> {
    return (this.log as AppendableLog).append(events);
  }

  get service(): RunningService<Heard> {
    return (this.running as Running).service('hearing') as unknown as RunningService<Heard>;
  }

  async heard(id: string): Promise<readonly number[]> {
    return (await this.service.loop.documents.load(id))?.state.heard ?? [];
  }

  /** Parked tickets, each with the sequence numbers of its events that wait. */
  async parked(): Promise<Record<string, number[]>> {
    return Object.fromEntries(
      (await this.service.parking.list()).map(({ ticketId, events }) => [
        ticketId,
        events.map(({ sequence }) => sequence),
      ]),
    );
  }

  /** The offset that the consumer group has committed. */
  committed(): Promise<number> {
    const topic = this.space.KAFKA_TOPIC;
    return this.asked(async (admin) =>
      Number((await admin.fetchOffsets({ groupId: this.group, topics: [topic] }))[0]?.partitions[0]?.offset),
    );
  }

  /** The member id of this process in the consumer group. It changes each time that the process joins again. */
  member(): Promise<string | undefined> {
    return this.asked(async (admin) => (await admin.describeGroups([this.group])).groups[0]?.members[0]?.memberId);
  }

  /** The value of a metric of the service, as Prometheus reads it. */
  async figure(name: string): Promise<number> {
    const text = await (await fetch(`${this.running?.url}/metrics`)).text();
    return Number(new RegExp(`^${name}\\{service="hearing"\\} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  private get group(): string {
    return `${this.space.KAFKA_TOPIC}.hearing`;
  }

  private async asked<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = kafkaOf(this.space).admin();
    await admin.connect();
    return question(admin).finally(() => admin.disconnect());
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    await removeSpace(this.space);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
