import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import kafkajs from 'kafkajs';
import { fetchJars, freePort, run, startProcess, untilReady } from './processes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const HEAP = '-Xmx512m';
const READY_SECONDS = 90;

/** Folder of the jars, which are large and never change. Kafka servers with different data folders share it. */
const home = join(here, '.cache', 'jars', 'kafka');
const classPath = join(home, 'libs', '*');

/** One node in KRaft mode, on loopback only: the smallest setup that answers every request of a client. */
const properties = ({ port, controller, data }) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${data}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
log.retention.hours=-1
`;

export const kafka = {
  variable: 'KAFKA_BROKERS',
  address: ({ port }) => `127.0.0.1:${port}`,

  programs: ['java', 'mvn'],

  async prepare(_folder, say) {
    fetchJars(join(here, 'pom.xml'), join(home, 'libs'), say);
  },

  async spawn({ port, folder, say }) {
    const data = join(folder, 'data');
    const file = join(folder, 'server.properties');
    const controller = await freePort();
    writeFileSync(file, properties({ port, controller, data }));
    if (!existsSync(join(data, 'meta.properties'))) {
      say('kafka: formatting its folder');
      run('java', ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId(folder), '-c', file]);
    }
    return {
      pid: await startProcess(
        'java',
        [
          HEAP,
          '-XX:+UseSerialGC',
          `-Dlog4j2.configurationFile=${join(here, 'log4j2.properties')}`,
          '-cp',
          classPath,
          'kafka.Kafka',
          file,
        ],
        folder,
      ),
    };
  },

  /** Resolves when the broker and its controller answer an admin client. */
  async ready(state) {
    const client = new kafkajs.Kafka({
      brokers: [this.address(state)],
      clientId: 'engines',
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 0 },
    });
    await untilReady(state.pid, READY_SECONDS, async () => {
      const admin = client.admin();
      try {
        await admin.connect();
        if ((await admin.describeCluster()).controller === undefined) throw new Error('no controller yet');
      } finally {
        await admin.disconnect();
      }
    });
  },
};

/**
 * Returns the cluster id of the folder, a UUID in base64 that is made once. Its first bit is 0, so that it cannot begin
 * with a hyphen: Kafka would read it as an option.
 */
function clusterId(folder) {
  const file = join(folder, 'cluster-id');
  const bytes = randomBytes(16);
  bytes[0] &= 0x7f;
  if (!existsSync(file)) writeFileSync(file, bytes.toString('base64url'));
  return readFileSync(file, 'utf8');
}
