import type { Config } from './config';
import type { Running } from './running';

/** What the person who started it sees: where it answers, where its data are, how to stop it. */
export function bannerOf({ url, world }: Pick<Running, 'url' | 'world'>, config: Pick<Config, 'data'>): string {
  const { name, title, version } = world.home;
  return ['', '  12345 热线 · Hotline', '', `  ${url}`, '', `  辖区 jurisdiction   ${title.zh} · ${title.en} (${name} ${version})`, `  数据 data           ${config.data}`, '  停止 stop           Ctrl-C', '', ''].join('\n');
}
