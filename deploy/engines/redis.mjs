import { connect } from 'node:net';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, untilReady } from './processes.mjs';

const READY_SECONDS = 20;

export const redis = {
  variable: 'REDIS_URL',
  address: ({ port }) => `redis://127.0.0.1:${port}`,

  programs: ['redis-server'],

  async prepare() {},

  /** Redis stores nothing on disk, on purpose: data that must survive a restart are in the documents. */
  async spawn({ port, folder }) {
    const data = join(folder, 'data');
    mkdirSync(data, { recursive: true });
    const settings = {
      bind: '127.0.0.1',
      port,
      dir: data,
      save: '',
      appendonly: 'no',
      'maxmemory-policy': 'noeviction',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    return { pid: await startProcess('redis-server', args, folder) };
  },

  async ready({ pid, port }) {
    await untilReady(pid, READY_SECONDS, () => ping(port));
  },
};

function ping(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      if (String(answer).startsWith('+PONG')) resolve();
      else reject(new Error(String(answer)));
    });
  });
}
