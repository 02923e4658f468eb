import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A command line that cannot be used, or a program that this machine lacks; the message says what to do. */
export class Unavailable extends Error {}

const STOPPING_MS = 20_000;
const POLL_MS = 100;

const stateFile = (folder) => join(folder, 'state.json');

/** Returns `{pid, port, …}` of an engine's last start, or undefined. An engine keeps its port when it is restarted. */
export function readState(folder) {
  return existsSync(stateFile(folder)) ? JSON.parse(readFileSync(stateFile(folder), 'utf8')) : undefined;
}
export function writeState(folder, state) {
  writeFileSync(stateFile(folder), `${JSON.stringify(state)}\n`);
}
export function forget(folder) {
  rmSync(stateFile(folder), { force: true });
}

export function alive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Whether a process has ended, but its parent has not yet waited for it. Such a process counts as stopped. */
function isZombie(pid) {
  const file = `/proc/${pid}/stat`;
  try {
    return / Z /.test(readFileSync(file, 'utf8').replace(/^.*\)/, ' '));
  } catch {
    return false;
  }
}

/** Sends SIGTERM, and SIGKILL after 20 s. Returns whether the process was running. */
export async function stopProcess(pid) {
  if (!alive(pid)) return false;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; alive(pid); waited += POLL_MS) {
    if (waited >= STOPPING_MS) process.kill(pid, 'SIGKILL');
    await wait(POLL_MS);
  }
  return true;
}

/** Starts a process that outlives this one, with its output in `folder/log`. Returns its pid. */
export function startProcess(command, args, folder) {
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid));
  });
}

/** Runs a command until it ends; throws an error with its output if it fails. */
export function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command} failed: ${error?.message ?? `${stdout}\n${stderr}`.trim()}`);
}

export function has(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
}

/**
 * Repeats `check` until it resolves. Rejects with its last error after `seconds`, or at once when the process has
 * ended.
 */
export async function untilReady(pid, seconds, check) {
  for (let until = Date.now() + seconds * 1000; ; await wait(POLL_MS)) {
    try {
      return await check();
    } catch (error) {
      if (!alive(pid)) throw new Error('its process has ended');
      if (Date.now() > until) throw error;
    }
  }
}

export const tail = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-20).join('\n') : '');

/** Returns the requested port; without one, the previous port if it is free, otherwise any free port. */
export async function choosePort(known, asked) {
  if (asked) return asked;
  if (known && (await isFree(known))) return known;
  return freePort();
}

const isFree = (port) =>
  listen(port).then(
    () => true,
    () => false,
  );
export const freePort = () => listen(0);

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });
}

/**
 * Programs that the engines need: for each, the arguments of a call to find out whether it exists, its name for people,
 * and its Debian package.
 */
export const PROGRAMS = {
  java: { args: ['-version'], name: 'Java 17', pack: 'openjdk-17-jdk-headless' },
  javac: { args: ['-version'], name: 'a Java compiler', pack: 'openjdk-17-jdk-headless' },
  mvn: { args: ['-v'], name: 'Maven', pack: 'maven' },
  'redis-server': { args: ['--version'], name: 'Redis 7', pack: 'redis-server' },
};

/** Throws `Unavailable` if a program is missing. The message names every missing program and how to install it. */
export function requirePrograms(commands) {
  const missing = [...new Set(commands)]
    .map((command) => ({ command, ...PROGRAMS[command] }))
    .filter(({ command, args }) => !has(command, args));
  if (missing.length === 0) return;
  const names = missing.map(({ name, command }) => `${name} (${command})`).join(', ');
  const packs = [...new Set(missing.map(({ pack }) => pack))].join(' ');
  throw new Unavailable(`Not installed: ${names}. On Debian or Ubuntu run: apt-get install ${packs}`);
}

/** Copies the jars that a pom names into a folder, once. */
export function fetchJars(pom, libs, say) {
  const wanted = readFileSync(pom, 'utf8');
  const stamp = join(dirname(libs), 'libs.pom');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`fetching the jars that ${pom} names`);
  run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${libs}`]);
  writeFileSync(stamp, wanted);
}
