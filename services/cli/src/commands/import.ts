import { join } from 'node:path';
import { services } from '@hotline/all';
import { readConfig, type Config } from '@hotline/host';
import { collectionsOf, restoreFolder, restoreToEngines } from '@hotline/host/transfer';
import type { Restorable } from '@hotline/runtime';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine } from '../exit-codes';
import { importStore } from '../transfer/import-store';
import { countLines } from '../transfer/manifest';

interface ImportCommandOptions {
  readonly data?: string;
  readonly checkpoint?: string;
}

async function openTarget(
  { kafkaBrokers, kafkaTopic, kafkaPartitions, mongoUrl, mongoDatabase, redisUrl, redisPrefix }: Config,
  folder: string | undefined,
): Promise<Restorable> {
  if (folder) return restoreFolder(folder);
  if (!kafkaBrokers || !mongoUrl || !redisUrl)
    throw badCommandLine(
      '请用 --data 指明数据文件夹，或同时设置 KAFKA_BROKERS、MONGO_URL 和 REDIS_URL',
      'name a data folder with --data, or set KAFKA_BROKERS, MONGO_URL and REDIS_URL together',
    );
  const partitions = kafkaPartitions ? { partitions: kafkaPartitions } : {};
  return restoreToEngines({
    brokers: kafkaBrokers,
    topic: kafkaTopic,
    ...partitions,
    mongoUrl,
    database: mongoDatabase,
    redisUrl,
    redisPrefix,
  });
}

async function importData(
  [folder]: readonly [string],
  { data, checkpoint = join(folder, 'import-checkpoint.json') }: ImportCommandOptions,
): Promise<CommandReport> {
  const config = readConfig();
  const specs = await collectionsOf(services, config);
  const target = await openTarget(config, data);
  const startedAt = Date.now();
  try {
    const manifest = await importStore({ folder, target, specs, checkpoint });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const summary = both({
      zh: `已导入 ${target.name}，与导出内容一致，用时${seconds}秒`,
      en: `imported into ${target.name} in ${seconds} s; the data equals the export`,
    });
    return { lines: [...countLines(manifest), ...summary], data: { target: target.name, manifest } };
  } finally {
    await target.close();
  }
}

export const importCommand = (terminal: Terminal): Command =>
  answering(
    new Command('import')
      .description(
        help(
          '把导出的数据写入空的数据文件夹或引擎；中断后重复同一命令即可续传',
          'write an export into an empty data folder or empty engines; after an interruption the same command continues',
        ),
      )
      .argument('<folder>', help('导出文件夹', 'folder of the export'))
      .option(
        '--data <folder>',
        help('目标数据文件夹；不写则用 KAFKA_BROKERS 等引擎', 'target data folder; else the engines'),
      )
      .option('--checkpoint <file>', help('进度文件', 'progress file (default: import-checkpoint.json in the export)')),
    terminal,
    importData,
  );
