import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, perSecond, round, say } from './figures';
import { lifecycles, serve, type Server } from './lifecycle-bench';
import { replayInto, replayRound } from './replay-bench';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '200000' },
    lifecycles: { type: 'string', default: '2000' },
    only: { type: 'string' },
  },
});
const number = (name: 'tickets' | 'rounds' | 'few' | 'many' | 'lifecycles'): number => Number(values[name]);

async function replays(): Promise<void> {
  say(
    `\nReplay: ${number('tickets')} tickets through all services; then the same number of durable commits on the store alone`,
  );
  const results = [];
  for (let i = 0; i < number('rounds'); i += 1) {
    const { tickets, ms, commits, bareMs } = await replayRound(number('tickets'));
    results.push({ rate: perSecond(tickets, ms), ratio: bareMs / ms });
    say(
      `  ${round(perSecond(tickets, ms))} tickets/s · ${round(commits / tickets, 1)} commits per ticket · replay ${round(perSecond(commits, ms))} commits/s, store alone ${round(perSecond(commits, bareMs))} commits/s · ratio ${round(bareMs / ms, 2)}`,
    );
  }
  say(
    `  median ${round(median(results.map((r) => r.rate)))} tickets/s (goal 976), ratio to the store alone ${round(median(results.map((r) => r.ratio)), 2)}`,
  );
}

async function withStored(tickets: number): Promise<{ server: Server; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-bench-'));
  await replayInto(folder, tickets);
  return { server: await serve(folder), folder };
}

async function apis(): Promise<void> {
  const count = number('lifecycles');
  say(`\nAPI: ${count} lifecycles over HTTP (register, acknowledge, resolve, callback, read), the two sizes in turns`);
  const sizes = [number('few'), number('many')];
  const stores = [];
  for (const size of sizes) stores.push({ size, rates: [] as number[], ...(await withStored(size)) });
  for (const { server } of stores) await lifecycles(server.url, Math.ceil(count / 4));
  for (let i = 0; i < number('rounds'); i += 1) {
    for (const store of stores) store.rates.push(perSecond(count, await lifecycles(store.server.url, count)));
  }
  for (const { size, rates, server, folder } of stores) {
    say(
      `  ${size} stored: median ${round(median(rates))} lifecycles/s (goal 300), rounds ${rates.map((rate) => round(rate)).join(', ')}`,
    );
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  say(
    `  ${sizes[1]} stored against ${sizes[0]}: ratio ${round(median(stores[1]?.rates ?? []) / median(stores[0]?.rates ?? []), 2)}`,
  );
}

async function bench(): Promise<void> {
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${round(totalmem() / 2 ** 30)} GB, Node ${process.version}`);
  if (values.only !== 'api') await replays();
  if (values.only !== 'replay') await apis();
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
