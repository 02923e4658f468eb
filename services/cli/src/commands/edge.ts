import { openEdge, readConfig, runUntilSignal } from '@hotline/host';

const NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'board'];

/** One address for services that a platform runs: each is reached under its own name, on the port that this process has too. */
async function edge(): Promise<void> {
  const config = readConfig();
  const addresses = Object.fromEntries(NAMES.map((name) => [name, [`http://${name}:${config.port}`]]));
  const opened = await openEdge({ config, addresses: () => addresses });
  process.stdout.write(`${opened.url}\n`);
  await runUntilSignal(opened);
}

edge().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
