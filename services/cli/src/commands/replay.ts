import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '@hotline/all';
import type { TicketRow } from '@hotline/board';
import { readConfig, start } from '@hotline/host';
import type { RunningService } from '@hotline/runtime';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { answering, help, type CommandReport, type Terminal } from '../answering';
import { readComplaints } from '../replay/complaints';
import { readingLines, withReadingOptions, type ReadingOptions } from '../records/reading';
import { feed } from '../replay/feed';
import { knownNumbers, withoutKnown } from '../replay/known';
import { render, summarise, summaryData } from '../replay/summary';

interface ReplayOptions extends ReadingOptions {
  readonly jurisdiction?: string;
  readonly speed: 'max' | 'real';
  readonly data?: string;
}

const SERVICE_NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];

const progressBar = (): SingleBar =>
  new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} | {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
  });

async function replay(
  [file]: readonly [string],
  { jurisdiction, speed, data, ...reading }: ReplayOptions,
): Promise<CommandReport> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'hotline-replay-')));
  const config = { ...readConfig(), data: folder, log: 'warn' as const };
  const running = await start({
    services,
    config: jurisdiction ? { ...config, jurisdiction: [jurisdiction] } : config,
    listen: false,
  });
  const bar = progressBar();
  try {
    const home = running.world.home;
    const board = running.service('board') as unknown as RunningService<TicketRow>;
    const read = await readComplaints(file, home, reading);
    const { fresh: complaints, remarks } = withoutKnown(read.entries, await knownNumbers(board.loop.documents));
    bar.start(complaints.length, 0);
    const startedAt = Date.now();
    await feed(running, SERVICE_NAMES, complaints, {
      jurisdiction: home.name,
      speed,
      onRegistered: (count) => bar.update(count),
    });
    const elapsedMs = Date.now() - startedAt;
    const summary = await summarise(board.loop.documents, home, startedAt);
    const told = { leftOut: read.leftOut, remarks: [...read.remarks, ...remarks] };
    return {
      lines: [...readingLines(file, told), render(summary, elapsedMs)],
      data: { ...summaryData(summary, elapsedMs), ...told },
    };
  } finally {
    bar.stop();
    await running.close();
    if (!data) await rm(folder, { recursive: true, force: true });
  }
}

export const replayCommand = (terminal: Terminal): Command =>
  answering(
    withReadingOptions(new Command('replay'))
      .description(
        help(
          '让往期诉求走完全部服务，报告结果；不加 --data 时数据最后删除',
          'feed past complaints through all services and report; without --data nothing is kept',
        ),
      )
      .argument('<file>', help('往期诉求（CSV、TSV、XLSX）', 'past complaints (CSV, TSV or XLSX)'))
      .option('--jurisdiction <name>', help('辖区（默认 HOTLINE_JURISDICTION）', 'jurisdiction (default: home)'))
      .addOption(
        new Option(
          '--speed <speed>',
          help('max 最快，real 按原时间间隔', 'max: as fast as possible, real: at the intervals of the file'),
        )
          .choices(['max', 'real'])
          .default('max'),
      )
      .option('--data <folder>', help('保存到此数据文件夹', 'keep the tickets in this data folder')),
    terminal,
    replay,
  );
