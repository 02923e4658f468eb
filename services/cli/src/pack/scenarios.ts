import { readPackFolder, readScenarios } from '@hotline/jurisdiction-files';
import { unmet } from '@hotline/jurisdiction-proof';
import { both, folderOf, read, type Command, type Report } from './command';

const usage = 'scenarios NAME|FOLDER     whether the pack gives what its scenarios.yaml says must follow';

async function run(args: readonly string[]): Promise<Report> {
  const { words } = read(args, 1, usage, {});
  const folder = folderOf(words[0] as string);
  const [pack, file] = [await readPackFolder(folder), await readScenarios(folder)];
  const missed = unmet(pack, file);
  const lines = missed.flatMap((m) => [
    `${m.what}: 应为 expected ${JSON.stringify(m.expected)}, 实为 actual ${JSON.stringify(m.actual)}`,
    ...(m.says === undefined ? [] : [`  ${m.says}`]),
  ]);
  const summary = both({
    zh: `${file.scenarios.length}个情景、${file.counts.length}个计数：${missed.length}处不符`,
    en: `${file.scenarios.length} scenarios, ${file.counts.length} counts: ${missed.length} do not hold`,
  });
  return {
    lines: [...lines, ...summary],
    data: { scenarios: file.scenarios.length, counts: file.counts.length, unmet: missed },
    failed: missed.length > 0,
  };
}

export const scenarios: Command = { usage, run };
