'use strict';
/**
 * The writer thread: one connection that stores each group of jobs in one transaction, and answers when the group is
 * durable. Written in JavaScript because Node loads a worker's file itself, both in tests and in the build.
 * src/file/writer.ts defines the messages.
 */
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');

const CHANGE_ONE_ROW = 1;
const ANSWER_ROW = 2;
const ANSWER_ROW_ID = 4;

const db = new DatabaseSync(workerData.file);
db.exec(workerData.pragmas);
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const rollback = db.prepare('ROLLBACK');
const statements = new Map();
const texts = new Map();
/** Number of parameters of each statement, by statement id. */
const parameterCounts = new Map();

function statement(id) {
  let prepared = statements.get(id);
  if (!prepared) statements.set(id, (prepared = db.prepare(texts.get(id))));
  return prepared;
}

/** Returns the jobs of a group, each a list of [statement, values, flags], from the flat lists of the message. */
function jobsOf({ jobs, steps, values }) {
  let step = 0;
  let value = 0;
  const operation = () => {
    const [id, flags] = [steps[step++], steps[step++]];
    return [id, values.slice(value, (value += parameterCounts.get(id))), flags];
  };
  return jobs.map((operations) => Array.from({ length: operations }, operation));
}

/**
 * Runs one job and returns its results. Returns undefined (declined) if its first operation must change exactly one row
 * and does not; then nothing was written.
 */
function run(job) {
  const results = [];
  for (const [id, params, flags] of job) {
    if (flags & ANSWER_ROW) {
      results.push(statement(id).get(...params));
      continue;
    }
    const { changes, lastInsertRowid } = statement(id).run(...params);
    if (flags & CHANGE_ONE_ROW && Number(changes) !== 1) return undefined;
    if (flags & ANSWER_ROW_ID) results.push(Number(lastInsertRowid));
  }
  return results;
}

/**
 * Stores the jobs whose indexes are in `order` in one transaction, and returns undefined. If that fails nothing is
 * stored; returns the error message and the index of the job that failed (-1: the transaction itself).
 */
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
      // After a full disk or an I/O error SQLite has rolled back already.
    }
    return { at, message: String(error && error.message) };
  }
}

/** Stores a group. When a job fails, repeats the transaction without that job, so that the others are stored. */
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
    parameterCounts.set(id, text.split('?').length - 1);
  }
  if (group.jobs) parentPort.postMessage(storeGroup(jobsOf(group)));
  if (close) {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    parentPort.close();
  }
});
