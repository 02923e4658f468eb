import { enginesIn, readConfig, runUntilSignal } from '@hotline/host';
import { Cluster } from '../cluster/cluster';
import { dockerIsThere, startInDocker } from '../cluster/docker';
import { startEngines, type LocalEngines } from '../cluster/engines';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** In Docker where it is there, else as processes of this machine. */
async function getEngines(names: readonly string[]): Promise<LocalEngines> {
  const inDocker = names.length > 0 && (await dockerIsThere());
  if (names.length > 0) say(`启动引擎 starting ${names.join(', ')} ${inDocker ? 'in Docker' : 'on this machine'}`);
  return inDocker ? startInDocker(names) : startEngines(names);
}

/** `npm run cluster`: the engines that are not given, every service as a process of its own, one address. */
async function cluster(): Promise<void> {
  const config = readConfig();
  const given = enginesIn(config);
  const missing = Object.entries(given).flatMap(([engine, there]) => (there ? [] : [engine]));
  const engines = await getEngines(missing);
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
