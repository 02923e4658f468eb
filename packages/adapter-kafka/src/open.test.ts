import { RunningService, type ServiceDefinition } from '@hotline/runtime';
import { eventually, gate, numberOf, ticket, upTo, type Opened } from '@hotline/runtime/testing';
import { type CloudEvent, Kafka as CloudEventsOnKafka, type KafkaMessage } from 'cloudevents';
import type { KafkaEventLog } from './open';
import { asAdmin, clientOf, freshTopic, kafkaAndSqlite, onKafka, openLog } from './testing/kafka-and-sqlite';
import { eventsOf, Recorder } from './testing/recorder';
import { WrongPartitions } from './topic';

const opened: { close(): Promise<void> }[] = [];
const closing = <C extends { close(): Promise<void> }>(one: C): C => {
  opened.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

jest.setTimeout(30_000);

onKafka((brokers) => {
  const open = async (options: Parameters<typeof openLog>[1] = {}): Promise<KafkaEventLog> =>
    closing(await openLog(brokers, options));

  describe('Kafka: the topic', () => {
    it('the official CloudEvents client reads an appended event', async () => {
      const { log, topic } = await open();
      const [event] = eventsOf(ticket(1), 1, 1) as [ReturnType<typeof eventsOf>[number]];
      await log.append([{ ...event, causationid: 'a command' }]);
      const message = await firstMessage(topic);
      const read = CloudEventsOnKafka.toEvent(message) as CloudEvent<unknown>;
      expect(read.validate()).toBe(true);
      expect(read.toJSON()).toMatchObject({
        ...event,
        sequence: '1',
        causationid: 'a command',
        partitionkey: ticket(1),
      });
    });

    it('openKafka makes the topic with the configured partitions, and refuses a topic with more or fewer', async () => {
      const topic = freshTopic();
      expect(await open({ topic, partitions: 3 })).toMatchObject({ topic, partitions: 3 });
      await expect(openLog(brokers, { topic, partitions: 4 })).rejects.toBeInstanceOf(WrongPartitions);
      await expect(openLog(brokers, { topic, partitions: 4 })).rejects.toThrow(
        /has 3 partitions, not 4.*lose their order/,
      );
    });

    it('check rejects with WrongPartitions after somebody added partitions to the topic', async () => {
      const { log, topic, check } = await open({ partitions: 1 });
      await log.append(eventsOf(ticket(1), 1, 1));
      await asAdmin(brokers, (admin) => admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] }));
      await eventually(() => expect(check()).rejects.toBeInstanceOf(WrongPartitions));
      const again = closing(await openLog(brokers, { topic, partitions: undefined as unknown as number }));
      expect(again.partitions).toBe(2);
    });

    it('a reader receives 500 events of 25 tickets, those of each ticket in order', async () => {
      const { log } = await open();
      const tickets = upTo(25).map(ticket);
      await log.append(upTo(20).flatMap((n) => tickets.flatMap((id) => eventsOf(id, n, n))));
      const reader = new Recorder();
      closing(await log.subscribe('reader', reader));
      await eventually(() => expect(reader.handled).toHaveLength(500));
      for (const id of tickets) expect(reader.numbers(id)).toEqual(upTo(20));
    });

    it('concurrent appends keep the order in which they were called', async () => {
      const { log } = await open();
      await Promise.all(upTo(300).map((n) => log.append(eventsOf(ticket(n % 3), n, n))));
      const reader = new Recorder();
      closing(await log.subscribe('reader', reader));
      await eventually(() => expect(reader.handled).toHaveLength(300));
      for (const t of [0, 1, 2]) expect(reader.numbers(ticket(t))).toEqual(upTo(300).filter((n) => n % 3 === t));
    });

    it('the events of one append may together be larger than the largest request that the broker accepts', async () => {
      const { log } = await open({ partitions: 1 });
      const large = eventsOf(ticket(1), 1, 40).map((event) => ({
        ...event,
        data: { reason: String(event.sequence).padStart(100_000, '0') },
      }));
      await log.append(large as ReturnType<typeof eventsOf>);
      const reader = new Recorder();
      closing(await log.subscribe('reader', reader));
      await eventually(() => expect(reader.numbers(ticket(1))).toEqual(upTo(40)));
    });
  });

  describe('Kafka: handlers that throw or are slow', () => {
    it('a handler that throws receives the same event again until it succeeds', async () => {
      const { log } = await open();
      const reader = new Recorder(({ attempt }) => {
        if (attempt < 3) throw new Error('not yet');
      });
      closing(await log.subscribe('reader', reader));
      await log.append(eventsOf(ticket(1), 1, 5));
      await eventually(() => expect(reader.numbers(ticket(1))).toEqual(upTo(5)));
      expect(reader.given.map(({ attempt }) => attempt)).toEqual(upTo(5).flatMap(() => [1, 2, 3]));
    });

    it('the committed offset stays at an event that keeps failing although later ones are handled', async () => {
      const { log, topic } = await open({ partitions: 1 });
      const failing = new Recorder(({ event }) => {
        if (event.subject === ticket(1) && numberOf(event) >= 2) throw new Error('never');
      });
      const subscription = await log.subscribe('reader', failing);
      await log.append([...eventsOf(ticket(1), 1, 2), ...eventsOf(ticket(2), 1, 50)]);
      await eventually(() => expect(failing.numbers(ticket(2))).toEqual(upTo(50)));
      await subscription.close();
      expect(await committed(topic)).toEqual(['1']);
      const reader = new Recorder();
      closing(await log.subscribe('reader', reader));
      await eventually(() => expect(reader.numbers(ticket(1))).toEqual([2]));
    });

    it('a ticket that keeps failing stalls neither other tickets of its partition nor the group', async () => {
      const { log, topic } = await open({ partitions: 1, sessionTimeoutMs: 500 });
      let repaired = false;
      const reader = new Recorder(({ event }) => {
        if (!repaired && event.subject === ticket(1)) throw new Error('not before it is repaired');
      });
      closing(await log.subscribe('reader', reader));
      await log.append(eventsOf(ticket(1), 1, 3));
      for (const n of upTo(12)) {
        await log.append(eventsOf(ticket(2), n, n));
        await eventually(() => expect(reader.numbers(ticket(2))).toEqual(upTo(n)));
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      expect(reader.assignments).toBe(1);
      repaired = true;
      await eventually(() => expect(reader.numbers(ticket(1))).toEqual(upTo(3)));
      await eventually(async () => expect(await committed(topic)).toEqual(['15']));
    });

    it('a member whose handler runs longer than the session timeout keeps its partitions', async () => {
      const { log } = await open({ sessionTimeoutMs: 500 });
      const stuck = gate();
      const reader = new Recorder(() => stuck.opened);
      closing(await log.subscribe('reader', reader));
      await log.append(eventsOf(ticket(1), 1, 2));
      await eventually(() => expect(reader.given).toHaveLength(1));
      await new Promise((resolve) => setTimeout(resolve, 1200));
      stuck.open();
      await eventually(() => expect(reader.numbers(ticket(1))).toEqual([1, 2]));
      expect(reader).toMatchObject({ assignments: 1, given: { length: 2 } });
    });

    it('a reader 4,000 events behind handles at most handlersAtOnce events at the same time', async () => {
      const { log } = await open({ partitions: 1, handlersAtOnce: 8 });
      let most = 0;
      let atOnce = 0;
      const reader = new Recorder(async () => {
        most = Math.max(most, (atOnce += 1));
        await new Promise((resolve) => setImmediate(resolve));
        atOnce -= 1;
      });
      await log.append(upTo(4000).flatMap((n) => eventsOf(ticket(n % 100), n, n)));
      const subscription = closing(await log.subscribe('reader', reader));
      await eventually(() => expect(reader.handled).toHaveLength(4000));
      expect(most).toBe(8);
      for (const t of [0, 57]) expect(reader.numbers(ticket(t))).toEqual(upTo(4000).filter((n) => n % 100 === t));
      await eventually(() => expect(subscription.lag()).toBe(0));
    });
  });

  describe('Kafka: events that cannot be read', () => {
    let engine: Opened;
    beforeEach(async () => (engine = await kafkaAndSqlite(brokers)()));
    afterEach(() => engine.cleanup());

    it('an unreadable event is parked with its ticket, and its partition continues', async () => {
      const topic = (engine.engine as unknown as { topic: string }).topic;
      const [first, second, third] = eventsOf(ticket(1), 1, 3) as [never, never, never];
      await engine.engine.apart?.log.append([first]);
      await produce(topic, { key: ticket(1), value: '{"reason":', headers: { ce_id: 'x', ce_subject: ticket(1) } });
      await produce(topic, { key: null, value: 'nobody wrote this' });
      await engine.engine.apart?.log.append([second, third, ...eventsOf(ticket(2), 1, 3)]);
      const service = await RunningService.prepare(hearing, engine.engine);
      await service.listen();
      const heard = async (id: string) => (await service.loop.documents.load(id))?.state.heard;
      await eventually(async () => expect(await heard(ticket(2))).toEqual(upTo(3)));
      await eventually(async () =>
        expect((await service.parking.list()).map(({ ticketId, events }) => [ticketId, events.length]).sort()).toEqual([
          [ticket(1), 3],
          [expect.stringContaining(topic), 1],
        ]),
      );
      expect(await heard(ticket(1))).toEqual([1]);
      await eventually(() => expect(service.lag()).toBe(0));
      await service.close();
    });
  });

  async function produce(
    topic: string,
    message: { key: string | null; value: string; headers?: Record<string, string> },
  ): Promise<void> {
    const producer = clientOf(brokers).producer();
    await producer.connect();
    await producer.send({ topic, messages: [message] });
    await producer.disconnect();
  }

  /** Returns the first message of the topic as a plain consumer receives it, with the headers as text. */
  async function firstMessage(topic: string): Promise<KafkaMessage> {
    const consumer = clientOf(brokers).consumer({ groupId: freshTopic() });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const message = await new Promise<KafkaMessage>((resolve, reject) => {
      const eachMessage = async ({
        message: { key, value, headers },
      }: {
        message: { key: Buffer | null; value: Buffer | null; headers?: object };
      }): Promise<void> =>
        resolve({
          key: String(key),
          value: String(value),
          body: String(value),
          headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
        } as unknown as KafkaMessage);
      consumer.run({ eachMessage }).catch(reject);
    });
    await consumer.disconnect();
    return message;
  }

  const committed = (topic: string): Promise<string[]> =>
    asAdmin(brokers, async (admin) =>
      (await admin.fetchOffsets({ groupId: `${topic}.reader`, topics: [topic] })).flatMap(({ partitions }) =>
        partitions.map(({ offset }) => offset),
      ),
    );
});

const hearing: ServiceDefinition<{ readonly heard: readonly number[] }> = {
  collection: { name: 'hearing', indexes: {} },
  reactions: {
    CallerViewed: { decide: (state, event) => ({ state: { heard: [...(state?.heard ?? []), numberOf(event)] } }) },
  },
};
