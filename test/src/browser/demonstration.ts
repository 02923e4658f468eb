import { services } from '@hotline/all';
import { fillDemo } from '@hotline/demo';
import { readConfig, start } from '@hotline/host';

/** Enough calls for tickets in every state; the demonstration of `npm start` takes more. */
const CALLS = 60;
/** Given when the data folder shall be filled first. */
const FILLED = '--filled';

/** The product in a process of its own, as the browser tests meet it; sends its address to the parent process. */
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
