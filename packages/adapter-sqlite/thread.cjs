'use strict';
/**
 * The writing thread: one connection that stores groups of jobs, each group in one transaction, and answers after it is durable. Plain JavaScript,
 * because a worker is loaded by Node itself, from the sources in tests and from the build alike. See src/writer.ts for the messages.
 */
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');

const EXPECT_ONE = 1;
const GET = 2;
const ROW_ID = 4;

const db = new DatabaseSync(workerData.file);
db.exec(workerData.pragmas);
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const rollback = db.prepare('ROLLBACK');
const statements = new Map();
const texts = new Map();
/** Values that a statement takes. */
const takes = new Map();

function statement(id) {
  let prepared = statements.get(id);
  if (!prepared) statements.set(id, (prepared = db.prepare(texts.get(id))));
  return prepared;
}

/** The jobs of a group, each a list of [statement, values, demands], from the lists in which they came. */
function jobsOf({ jobs, steps, values }) {
  let step = 0;
  let value = 0;
  const operation = () => {
    const [id, demands] = [steps[step++], steps[step++]];
    return [id, values.slice(value, (value += takes.get(id))), demands];
  };
  return jobs.map((operations) => Array.from({ length: operations }, operation));
}

/** Runs one job. A first operation that does not change exactly one row, where it must, declines the job before anything was written. */
function run(job) {
  const results = [];
  for (const [id, params, flags] of job) {
    if (flags & GET) {
      results.push(statement(id).get(...params));
      continue;
    }
    const { changes, lastInsertRowid } = statement(id).run(...params);
    if (flags & EXPECT_ONE && Number(changes) !== 1) return undefined;
    if (flags & ROW_ID) results.push(Number(lastInsertRowid));
  }
  return results;
}

/** Stores jobs from `from` on in one transaction; answers the index of the job that broke it, and why. */
function store(jobs, order, answers) {
  let at = -1;
  try {
    begin.run();
    for (at of order) {
      const results = run(jobs[at]);
      answers[at] = results ? { results } : { declined: true };
    }
    at = -1;
    commit.run();
    return undefined;
  } catch (error) {
    try {
      rollback.run();
    } catch {
      // SQLite has rolled back by itself (disk full, I/O error).
    }
    return { at, message: String(error && error.message) };
  }
}

function storeGroup(jobs) {
  const answers = new Array(jobs.length);
  let order = jobs.map((_, i) => i);
  while (order.length > 0) {
    const broken = store(jobs, order, answers);
    if (!broken) break;
    const failed = broken.at < 0 ? order : [broken.at];
    for (const i of failed) answers[i] = { error: broken.message };
    order = order.filter((i) => !failed.includes(i));
  }
  return answers;
}

parentPort.on('message', ({ define, close, ...group }) => {
  for (const [id, text] of define ?? []) {
    texts.set(id, text);
    takes.set(id, text.split('?').length - 1);
  }
  if (group.jobs) parentPort.postMessage(storeGroup(jobsOf(group)));
  if (close) {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    parentPort.close();
  }
});
