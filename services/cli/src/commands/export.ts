import { readConfig } from '@hotline/host';
import { readFolder } from '@hotline/host/transfer';
import { Command } from 'commander';
import { answering, help, type CommandReport, type Terminal } from '../answering';
import { exportStore } from '../transfer/export-store';
import { countLines } from '../transfer/manifest';

async function exportData([folder]: readonly [string], { data }: { readonly data?: string }): Promise<CommandReport> {
  const store = readFolder(data ?? readConfig().data);
  try {
    const manifest = await exportStore(store, folder, Date.now());
    return { lines: [...countLines(manifest), '', manifest.warning], data: manifest };
  } finally {
    store.close();
  }
}

export const exportCommand = (terminal: Terminal): Command =>
  answering(
    new Command('export')
      .description(
        help(
          '把已停止的热线的数据写入空文件夹，附数量与校验值',
          'write the data of a stopped hotline into an empty folder, with counts and hashes',
        ),
      )
      .argument('<folder>', help('空文件夹', 'empty folder'))
      .option('--data <folder>', help('热线的数据文件夹（默认 HOTLINE_DATA）', 'data folder (default: HOTLINE_DATA)')),
    terminal,
    exportData,
  );
