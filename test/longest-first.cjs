/**
 * Starts the longest suites first, so that no worker runs one of them alone at the end. The order is written here,
 * because a fresh clone has no durations of an earlier run, and the size of a file says little about its duration.
 */
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'test/src/cluster/engines',
  'test/src/cluster/processes',
  'test/src/chaos/crash',
  'test/src/chaos/',
  'test/src/cluster/',
  'adapter-sqlite/src/one-file',
  'adapter-sqlite/src/log-apart',
  'test/src/journeys/',
  'adapter-kafka/src/broker-away',
  'sheets/round-trip',
  'jurisdiction-proof/',
  'contracts.test',
  'classification/src/gather/adversarial',
  'test/src/',
];

const rank = ({ path }) => {
  const found = LONGEST.findIndex((part) => path.includes(part));
  return found < 0 ? LONGEST.length : found;
};

module.exports = class extends Sequencer {
  async sort(tests) {
    const byDuration = await super.sort(tests);
    return [...byDuration].sort((a, b) => rank(a) - rank(b));
  }
};
