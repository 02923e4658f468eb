import { basename, relative, resolve } from 'node:path';
import { describeConfig, type SettingDescription } from '../config';

const ROOT = resolve(__dirname, '../../../..');

/** Shows folders as paths relative to the root of the project, so that the page is the same on every machine. */
function shownDefault({ fallback }: SettingDescription): string {
  if (fallback === undefined || (Array.isArray(fallback) && fallback.length === 0)) return '–';
  if (fallback === true || fallback === false) return fallback ? '`yes`' : '`no`';
  const value = String(fallback);
  if (!value.startsWith('/')) return `\`${value}\``;
  const path = relative(ROOT, value);
  return `\`${path.startsWith('..') || path.includes('node_modules') ? basename(value) : path}\``;
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');

function rowOf(setting: SettingDescription): string {
  const { variable, unit = '–', meaning, expected } = setting;
  const cells = [
    `\`${variable}\``,
    shownDefault(setting),
    unit,
    `${meaning.en}. Value: ${expected.en}`,
    `${meaning.zh}。取值：${expected.zh}`,
  ];
  return `| ${cells.map(escaped).join(' | ')} |`;
}

/** docs/settings.md: every setting with name, default, unit and meaning in both languages. */
export const settingsPage = (): string =>
  [
    '# Settings · 设置',
    '',
    'Generated from `packages/host/src/config.ts` by `npm run generate`; do not edit.',
    '',
    'Each setting is an environment variable. A wrong value stops the start and the error names what is expected.',
    '每项设置为一个环境变量；取值有误时不启动，并说明应填写的内容。',
    '',
    '| name 名称 | default 默认值 | unit 单位 | meaning | 含义 |',
    '| --- | --- | --- | --- | --- |',
    ...describeConfig().map(rowOf),
    '',
  ].join('\n');
