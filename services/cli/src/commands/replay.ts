import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Row } from '@hotline/board';
import { readConfig, start } from '@hotline/host';
import type { RunningService } from '@hotline/runtime';
import { SingleBar } from 'cli-progress';
import { readComplaints } from '../replay/complaints';
import { feed } from '../replay/feed';
import { render, summarise } from '../replay/summary';
import { services } from '@hotline/all';

const USAGE = `npm run replay -- FILE [--jurisdiction NAME] [--speed max|real] [--data FOLDER]

Feeds past complaints (CSV, TSV or XLSX) through all services and tells what became of them.
Without --data the tickets go to a folder that is removed at the end.`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jurisdiction: { type: 'string' },
      speed: { type: 'string', default: 'max' },
      data: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  if (values.help || !file || positionals.length > 1) throw new Error(USAGE);
  if (values.speed !== 'max' && values.speed !== 'real')
    throw new Error(`--speed ${values.speed} is neither max nor real\n\n${USAGE}`);
  return { file, speed: values.speed as 'max' | 'real', jurisdiction: values.jurisdiction, data: values.data };
}

const names = ['intake', 'classification', 'routing', 'sla', 'feedback', 'board'];

async function replay(): Promise<void> {
  const { file, speed, jurisdiction, data } = readArguments();
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'hotline-replay-')));
  const config = { ...readConfig(), data: folder, log: 'warn' as const };
  const running = await start({
    services,
    config: jurisdiction ? { ...config, jurisdiction: [jurisdiction] } : config,
    listen: false,
  });
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} | {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
  });
  try {
    const home = running.world.home;
    const complaints = await readComplaints(file, home);
    bar.start(complaints.length, 0);
    const from = Date.now();
    await feed(running, names, complaints, {
      jurisdiction: home.name,
      speed,
      onRegistered: (count) => bar.update(count),
    });
    const elapsed = Date.now() - from;
    bar.stop();
    const board = running.service('board') as unknown as RunningService<Row>;
    process.stdout.write(`${render(await summarise(board.loop.documents, home, from), elapsed)}\n`);
  } finally {
    bar.stop();
    await running.close();
    if (!data) await rm(folder, { recursive: true, force: true });
  }
}

replay().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
