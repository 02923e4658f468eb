import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const pom = join(here, 'pom.xml');
/** Another pom fetches anew. */
const libs = join(here, '.cache', createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12));

/** Fetches the jars once. They arrive in a folder of their own and are moved as a whole, so a fetch that broke off leaves nothing, and two at once do no harm. */
async function fetchOnce() {
  if (existsSync(libs)) return;
  mkdirSync(dirname(libs), { recursive: true });
  const arriving = mkdtempSync(join(dirname(libs), 'arriving-'));
  await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${arriving}`]);
  try {
    renameSync(arriving, libs);
  } catch (error) {
    rmSync(arriving, { recursive: true });
    if (!existsSync(libs)) throw error;
  }
}

/** The port the server says it listens on; rejects with what it said instead when it ends. */
function portOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => (said += chunk));
    createInterface({ input: server.stdout }).on('line', (line) => line.startsWith('ready ') && resolve(Number(line.slice(6))));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the stand-in for MongoDB ended with ${code}: ${said}`)));
  });
}

/**
 * Starts the stand-in on 127.0.0.1. Port 0 (the default) takes a free one. Documents are kept in `folder` over a clean stop; without one, in memory.
 * `stop` resolves when the process has ended.
 */
export async function start({ port = 0, folder } = {}) {
  await fetchOnce();
  if (folder) mkdirSync(folder, { recursive: true });
  const args = ['-Xmx512m', '-cp', join(libs, '*'), join(here, 'StandIn.java'), String(port), ...(folder ? [join(folder, 'mongo.mv')] : [])];
  const server = spawn('java', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const end = () => server.kill();
  process.once('exit', end);
  void ended.then(() => process.off('exit', end));
  const bound = await portOf(server);
  return {
    url: `mongodb://127.0.0.1:${bound}`,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '27017' }, folder: { type: 'string' } } });
  const { url, stop } = await start({ port: Number(values.port), folder: values.folder });
  process.stdout.write(`${url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
