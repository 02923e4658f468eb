import { services } from '@hotline/all';
import { fillDemo } from '@hotline/demo';
import { readConfig, start } from '@hotline/host';

/** Number of calls: enough for tickets in every state. The demonstration of `npm start` makes more. */
const CALLS = 60;
/** Argument that fills the data folder with the demonstration first. */
const FILLED = '--filled';

/** Runs the product for the browser tests in its own process, and sends its address to the parent process. */
async function serve(): Promise<void> {
  const config = readConfig(process.env);
  if (process.argv.includes(FILLED)) await fillDemo(services, config, { calls: CALLS });
  const running = await start({ services, config });
  process.send?.({ url: running.url });
  process.once('disconnect', () => void running.close().then(() => process.exit(0)));
}

serve().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
