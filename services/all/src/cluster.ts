import { enginesIn, readConfig, runUntilSignal } from '@hotline/host';
import { Cluster } from './cluster/cluster';
import { startEngines } from './cluster/engines';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm run cluster`: the engines that are not given, every service as a process of its own, one address. */
async function cluster(): Promise<void> {
  const config = readConfig();
  const given = enginesIn(config);
  const missing = Object.entries(given).flatMap(([engine, there]) => (there ? [] : [engine]));
  if (missing.length > 0) say(`启动引擎 starting ${missing.join(', ')}`);
  const engines = await startEngines(missing);
  const closeAll: (() => Promise<void>)[] = [() => engines.stop()];
  try {
    say('启动服务 starting the services');
    const running = await Cluster.start({ config, settings: engines.settings, onEnded: say });
    closeAll.unshift(() => running.stop());
    process.stdout.write(`\n  12345 热线 · Hotline\n\n  ${running.url}\n\n  停止 stop   Ctrl-C\n\n`);
    await runUntilSignal({ close: async () => void say('正在停止 stopping') });
  } finally {
    for (const close of closeAll) await close();
  }
}

cluster().then(
  () => process.exit(0),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
