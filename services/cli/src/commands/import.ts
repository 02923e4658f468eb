import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '@hotline/host';
import { collectionsOf, restoreFolder, restoreToEngines } from '@hotline/host/transfer';
import type { Restorable } from '@hotline/runtime';
import { services } from '@hotline/all';
import { importStore } from '../transfer/import-store';

const USAGE = `npm run import -- FOLDER [--data FOLDER] [--checkpoint FILE]

Brings an export into the engines that KAFKA_BROKERS, MONGO_URL and REDIS_URL name, or with --data into a data folder. No service may run on them meanwhile.
They must be empty. After an interruption the same command goes on where it stopped; how far it has come stands in the checkpoint file
(FOLDER/import-checkpoint.json unless said).`;

async function targetOf(
  { kafkaBrokers, kafkaTopic, kafkaPartitions, mongoUrl, mongoDatabase, redisUrl, redisPrefix }: Config,
  folder: string | undefined,
): Promise<Restorable> {
  if (folder) return restoreFolder(folder);
  if (!kafkaBrokers || !mongoUrl || !redisUrl)
    throw new Error(`KAFKA_BROKERS, MONGO_URL and REDIS_URL must all be set\n\n${USAGE}`);
  const partitions = kafkaPartitions ? { partitions: kafkaPartitions } : {};
  return restoreToEngines({
    brokers: kafkaBrokers,
    topic: kafkaTopic,
    ...partitions,
    mongoUrl,
    database: mongoDatabase,
    redisUrl,
    redisPrefix,
  });
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, checkpoint: { type: 'string' } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new Error(USAGE);
  const config = readConfig();
  const specs = await collectionsOf(services, config);
  const target = await targetOf(config, values.data);
  const from = Date.now();
  try {
    const { log, collections } = await importStore({
      folder,
      target,
      specs,
      checkpoint: values.checkpoint ?? join(folder, 'import-checkpoint.json'),
    });
    const documents = Object.entries(collections).map(([name, { fingerprint }]) => `${name} ${fingerprint.count}`);
    process.stdout.write(
      `${target.name}\nevents ${log.fingerprint.count}\n${documents.join('\n')}\nall as exported; ${((Date.now() - from) / 1000).toFixed(1)} s\n`,
    );
  } finally {
    await target.close();
  }
}

run().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
