import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '@hotline/all';
import { Cluster, type Complaint } from '@hotline/cli';
import { readConfig, start } from '@hotline/host';
import { eachService } from '../bundled-program';
import { ApiClient } from '../client';
import { freshSpace, kafkaOf, removeSpace, type Engines, type EngineSettings } from '../engines';
import { manyComplaints } from '../load/complaints';
import { settled } from '../settled';
import { sharedCache } from '../shared-cache';
import { Load, type Endings } from './load';

const PLENTY = '100000000';
/** Sweeps come often, because a test waits for what a sweep repairs. */
const unlimited = {
  HOTLINE_SWEEP_SECONDS: '3',
  HOTLINE_WRITES_PER_MINUTE: PLENTY,
  HOTLINE_PUBLIC_PER_MINUTE: PLENTY,
  HOTLINE_UNLISTED_PEOPLE: 'yes',
  ...sharedCache,
};

/** Log lines of answers with the code `unexpected`. A test that fails on such an answer needs them as the reason. */
const UNEXPECTED = /a request failed unexpectedly/;

const folderOf = (name: string): string => mkdtempSync(join(tmpdir(), `hotline-${name}-`));

/** Complaints for a load, and the events that their tickets have after a run in one process without failures. */
export async function undisturbed(count: number): Promise<{ complaints: Complaint[]; endings: Endings }> {
  const data = folderOf('undisturbed');
  const running = await start({
    services,
    config: readConfig({ ...unlimited, HOTLINE_PORT: '0', HOTLINE_LOG: 'silent', HOTLINE_DATA: data }),
  });
  try {
    const complaints = await manyComplaints(count, running.world.home);
    const load = new Load(
      new ApiClient(
        () => running.url,
        (who) => running.token(who),
      ),
      complaints,
      'undisturbed',
    );
    await load.run();
    await settled(running);
    return { complaints, endings: await load.endings() };
  } finally {
    await running.close();
    rmSync(data, { recursive: true });
  }
}

/** A cluster with a process for each service, on engines with new topics and databases. */
export class RunningCluster {
  readonly client: ApiClient;

  private constructor(
    readonly cluster: Cluster,
    readonly space: EngineSettings,
    private readonly data: string,
  ) {
    this.client = new ApiClient(
      () => cluster.url,
      async (who) => {
        const { text, status } = await this.client.send('POST', '/dev/tokens', who);
        if (status !== 200) throw new TypeError(`no token: ${status}`);
        return (JSON.parse(text) as { token: string }).token;
      },
    );
  }

  static async open(engines: Engines, settings: Readonly<Record<string, string>> = {}): Promise<RunningCluster> {
    const space = freshSpace(engines, 6);
    const data = folderOf('cluster');
    const config = readConfig({ HOTLINE_PORT: '0', HOTLINE_DATA: data });
    const program = await eachService();
    const cluster = await Cluster.start({
      config,
      programOf: (service) => [program, service],
      settings: { ...space, ...unlimited, HOTLINE_LOG: 'error', ...settings },
      onLog: (line, service) => UNEXPECTED.test(line) && process.stderr.write(`${service}: ${line}\n`),
    });
    return new RunningCluster(cluster, space, data);
  }

  async close(): Promise<void> {
    await this.cluster.stop();
    await removeSpace(this.space);
    rmSync(this.data, { recursive: true, force: true });
  }
}

/**
 * Ids of all events in the topic, by ticket, in the order in which they were first appended. Each call uses a new
 * consumer group, so that it reads from the beginning.
 */
export async function topicOf(space: EngineSettings): Promise<Map<string, string[]>> {
  const kafka = kafkaOf(space);
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(space.KAFKA_TOPIC).finally(() => admin.disconnect());
  let left = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const consumer = kafka.consumer({ groupId: `${space.KAFKA_TOPIC}.reader-${randomUUID()}` });
  const tickets = new Map<string, string[]>();
  await consumer.connect();
  await consumer.subscribe({ topic: space.KAFKA_TOPIC, fromBeginning: true });
  await new Promise<void>((done, failed) => {
    if (left === 0) done();
    const eachMessage: NonNullable<Parameters<typeof consumer.run>[0]>['eachMessage'] = async ({ message }) => {
      const ticketId = String(message.key);
      const id = String(message.headers?.ce_id);
      const known = tickets.get(ticketId) ?? [];
      if (!known.includes(id)) known.push(id);
      tickets.set(ticketId, known);
      if ((left -= 1) === 0) done();
    };
    consumer.run({ autoCommit: false, eachMessage }).catch(failed);
  });
  await consumer.disconnect();
  return tickets;
}
