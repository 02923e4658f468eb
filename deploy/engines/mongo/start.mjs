import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const pom = join(here, 'pom.xml');
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.java'))
  .sort()
  .map((name) => join(here, name));
const digestOf = (files) =>
  createHash('sha256')
    .update(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
    .digest('hex')
    .slice(0, 12);
/** Folders named by a hash of their inputs: a changed pom is fetched again, and changed sources are compiled again. */
const libs = join(here, '.cache', digestOf([pom]));
const classes = join(here, '.cache', digestOf([pom, ...sources]));
const run = promisify(execFile);

/**
 * Fills a folder once. Fills a temporary folder first and then renames it, so that neither a failed attempt nor two
 * simultaneous attempts leave an incomplete folder.
 */
async function once(folder, make) {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const arriving = mkdtempSync(join(dirname(folder), 'arriving-'));
  await make(arriving);
  try {
    renameSync(arriving, folder);
  } catch (error) {
    rmSync(arriving, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

async function prepare() {
  await once(libs, (folder) =>
    run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]),
  );
  await once(classes, (folder) => run('javac', ['-d', folder, '-cp', join(libs, '*'), ...sources]));
}

/** Returns the port that the server prints. Rejects with its error output when it ends first. */
function portOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => (said += chunk));
    createInterface({ input: server.stdout }).on(
      'line',
      (line) => line.startsWith('ready ') && resolve(Number(line.slice(6))),
    );
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the stand-in for MongoDB ended with ${code}: ${said}`)));
  });
}

/**
 * Starts the stand-in on 127.0.0.1. Port 0 (the default) takes a free one. Documents survive a clean stop if `folder`
 * is given. `stop` resolves when the process has ended.
 */
export async function start({ port = 0, folder } = {}) {
  await prepare();
  if (folder) mkdirSync(folder, { recursive: true });
  const args = [
    '-Xmx1g',
    '-cp',
    [classes, join(libs, '*')].join(delimiter),
    'StandIn',
    String(port),
    ...(folder ? [join(folder, 'mongo.mv')] : []),
  ];
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
