import { parseArgs } from 'node:util';
import { readConfig } from '@hotline/host';
import { readFolder } from '@hotline/host/transfer';
import { exportStore } from '../transfer/export-store';

const USAGE = `npm run export -- FOLDER [--data FOLDER]

Writes log and documents of a stopped hotline into an empty folder, with a manifest of counts and hashes. --data is its data folder (else HOTLINE_DATA).`;

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new Error(USAGE);
  const store = readFolder(values.data ?? readConfig().data);
  try {
    const { warning, log, collections } = await exportStore(store, folder, Date.now());
    const documents = Object.entries(collections).map(([name, { fingerprint }]) => `${name} ${fingerprint.count}`);
    process.stdout.write(`events ${log.fingerprint.count}\n${documents.join('\n')}\n\n${warning}\n`);
  } finally {
    store.close();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
