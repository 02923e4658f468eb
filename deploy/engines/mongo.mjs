import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startProcess, stopProcess, tail, Unavailable, untilReady } from './processes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** The module that exports `start({port, folder})`, which returns `{url, stop}`. */
const starter = join(here, 'mongo', 'start.mjs');
const READY_SECONDS = 60;

const urlFile = (folder) => join(folder, 'url');

/**
 * A stand-in for MongoDB that speaks its protocol; see mongo/. A separate process (`holdMongo`) starts it, and stops it
 * on SIGTERM.
 */
export const mongo = {
  variable: 'MONGO_URL',
  address: ({ url, port }) => url ?? `mongodb://127.0.0.1:${port}`,

  programs: ['java', 'javac', 'mvn'],

  async prepare() {
    if (!existsSync(starter))
      throw new Unavailable(
        'deploy/engines/mongo/start.mjs is missing: start kafka and redis only, or set MONGO_URL to a MongoDB of your own',
      );
  },

  async spawn({ port, folder }) {
    rmSync(urlFile(folder), { force: true });
    const pid = await startProcess(
      process.execPath,
      [join(here, 'engines.mjs'), '--hold', folder, '--port', String(port)],
      folder,
    );
    try {
      return { pid, url: await untilReady(pid, READY_SECONDS, async () => readFileSync(urlFile(folder), 'utf8')) };
    } catch (error) {
      await stopProcess(pid);
      throw new Error(`mongo did not come up: ${error.message}\n${tail(join(folder, 'log'))}`);
    }
  },

  /** Nothing to wait for: `start` of the stand-in resolves only when the stand-in answers. */
  async ready() {},
};

/** Runs in the separate process: starts the stand-in, and keeps running until SIGTERM. */
export async function holdMongo({ port, folder }) {
  const { start } = await import(pathToFileURL(starter).href);
  const held = await start({ port, folder: join(folder, 'data') });
  writeFileSync(urlFile(folder), held.url);
  const stay = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(stay);
    void Promise.resolve(held.stop()).finally(() => process.exit(0));
  });
}
