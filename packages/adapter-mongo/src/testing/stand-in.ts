import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START = join(__dirname, '../../../../deploy/engines/mongo/start.mjs');

export interface StandIn {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the stand-in for MongoDB by its command line, because a test cannot import an ES module outside a package. */
export async function startStandIn({
  folder,
  port = 0,
}: {
  readonly folder: string;
  readonly port?: number;
}): Promise<StandIn> {
  const server = spawn(process.execPath, [START, '--port', String(port), '--folder', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`the stand-in ended with ${code}`)));
  });
  return {
    url,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}
