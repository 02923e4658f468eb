/**
 * A group member in a process of its own: `node member.cjs BROKER TOPIC`. Prints `assigned`, and then `ticket number`
 * for each event that it has handled, until it is killed.
 */
const { transformFileSync } = require('@swc/core');

const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
const { openKafka } = require('../index.ts');

async function main() {
  const [broker, topic] = process.argv.slice(2);
  const { log } = await openKafka({
    brokers: [broker],
    topic,
    clientId: 'member',
    sessionTimeoutMs: 1500,
    fetchWaitMs: 20,
    commitEveryMs: 20,
  });
  await log.subscribe('reader', {
    assigned: async () => process.stdout.write('assigned\n'),
    handle: async ({ event }) => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      process.stdout.write(`${event.subject} ${event.sequence}\n`);
    },
  });
}

void main();
