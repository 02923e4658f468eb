#!/usr/bin/env node
/**
 * The engines of the cluster profile on this machine, for development, tests and CI:
 *
 *     eval "$(node deploy/engines/engines.mjs start)"     starts all engines; `start kafka redis` starts some
 *     node deploy/engines/engines.mjs status              also: stop, reset
 *
 * `start` prints only `export NAME=value` lines on standard output; progress goes to standard error. If one engine
 * fails to start, it stops those that this call has started.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { kafka } from './kafka.mjs';
import { holdMongo, mongo } from './mongo.mjs';
import {
  alive,
  choosePort,
  forget,
  readState,
  requirePrograms,
  stopProcess,
  tail,
  Unavailable,
  writeState,
} from './processes.mjs';
import { redis } from './redis.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const ENGINES = { kafka, redis, mongo };
const USAGE = `usage: engines.mjs start|stop|status|reset [${Object.keys(ENGINES).join('|')} …] [--folder FOLDER]`;
const say = (text) => process.stderr.write(`${text}\n`);

/** Returns the engine's state, and whether this call started it. */
async function start(name, folder) {
  const engine = ENGINES[name];
  const known = readState(folder);
  if (known && alive(known.pid)) {
    await engine.ready(known, folder);
    return { state: known, started: false };
  }
  mkdirSync(folder, { recursive: true });
  await engine.prepare(folder, say);
  const port = await choosePort(known?.port, Number(process.env[`${name.toUpperCase()}_PORT`]) || undefined);
  const state = { port, ...(await engine.spawn({ port, folder, say })) };
  writeState(folder, state);
  try {
    await engine.ready(state, folder);
  } catch (error) {
    await stopProcess(state.pid);
    throw new Error(`${name} did not come up: ${error.message}\n${tail(join(folder, 'log'))}`);
  }
  say(`${name}: ready on port ${port}, process ${state.pid}, log ${join(folder, 'log')}`);
  return { state, started: true };
}

/**
 * Starts the engines at the same time. If one fails, stops those that this call has started, and throws the error of
 * the failed one.
 */
async function startAll(names, root) {
  const toStart = names.filter((name) => !alive(readState(join(root, name))?.pid));
  requirePrograms(toStart.flatMap((name) => ENGINES[name].programs));
  const outcomes = await Promise.allSettled(names.map((name) => start(name, join(root, name))));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) {
    for (const { value } of outcomes) if (value?.started) await stopProcess(value.state.pid);
    throw failed.reason;
  }
  const lines = names.map(
    (name, i) => `export ${ENGINES[name].variable}=${ENGINES[name].address(outcomes[i].value.state)}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function stopAll(names, root) {
  for (const name of names) {
    const state = readState(join(root, name));
    const stopped = state && (await stopProcess(state.pid));
    say(`${name}: ${stopped ? 'stopped' : 'was not running'}`);
  }
}

/** Prints the state of each engine. Sets the exit code 1 if one of them does not run. */
function status(names, root) {
  for (const name of names) {
    const state = readState(join(root, name));
    const running = state !== undefined && alive(state.pid);
    if (!running) process.exitCode = 1;
    process.stdout.write(
      `${name}: ${running ? `running, process ${state.pid}, ${ENGINES[name].address(state)}` : 'stopped'}\n`,
    );
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { folder: { type: 'string' }, hold: { type: 'string' }, port: { type: 'string' } },
  });
  const root = resolve(values.folder ?? join(here, '.cache'));
  if (values.hold) return holdMongo({ port: Number(values.port), folder: values.hold });
  const [verb, ...chosen] = positionals;
  const unknown = chosen.filter((name) => !(name in ENGINES));
  const names = chosen.length > 0 ? chosen : Object.keys(ENGINES);
  if (unknown.length > 0 || !['start', 'stop', 'status', 'reset'].includes(verb)) throw new Unavailable(USAGE);
  if (verb === 'start') return startAll(names, root);
  if (verb === 'status') return status(names, root);
  await stopAll(names, root);
  if (verb !== 'reset') return undefined;
  for (const name of names) {
    const data = join(root, name, 'data');
    if (existsSync(data)) rmSync(data, { recursive: true });
    forget(join(root, name));
    say(`${name}: emptied`);
  }
  return undefined;
}

main().catch((error) => {
  say(error instanceof Unavailable ? error.message : String(error?.stack ?? error));
  process.exitCode = 1;
});
