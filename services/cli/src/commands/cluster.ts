import { enginesIn, readConfig, runUntilSignal } from '@hotline/host';
import { Command } from 'commander';
import { answering, help, type CommandReport, type Terminal } from '../answering';
import { Cluster } from '../cluster/cluster';
import { isDockerAvailable, startInDocker } from '../cluster/docker';
import { startEngines, type LocalEngines } from '../cluster/engines';
import { checkPrograms } from '../cluster/missing-programs';

/** Starts engines in Docker where it is available, else as processes of this machine. @throws CommandError */
async function openEngines(names: readonly string[], terminal: Terminal): Promise<LocalEngines> {
  if (names.length === 0) return startEngines(names);
  const inDocker = await isDockerAvailable();
  if (!inDocker) checkPrograms(names);
  const [zh, en] = inDocker ? ['在 Docker 中', 'in Docker'] : ['在本机', 'on this machine'];
  terminal.say(`${zh}启动引擎 starting engines ${en}: ${names.join(', ')}`);
  return inDocker ? startInDocker(names) : startEngines(names);
}

/** Runs every service as a process of its own behind one address, until a signal; stops what it has started. */
async function cluster(terminal: Terminal): Promise<CommandReport> {
  const config = readConfig();
  const missing = Object.entries(enginesIn(config)).flatMap(([engine, given]) => (given ? [] : [engine]));
  const engines = await openEngines(missing, terminal);
  try {
    terminal.say('启动服务 starting the services');
    const running = await Cluster.start({
      config,
      settings: engines.settings,
      onEnded: (line) => terminal.say(line),
      onLog: (line, service) => terminal.say(`${service}: ${line}`),
    });
    try {
      terminal.say(`\n  12345 热线 · Hotline\n\n  ${running.url}\n\n  停止 stop   Ctrl-C\n`);
      await runUntilSignal({ close: async () => terminal.say('正在停止 stopping') });
    } finally {
      await running.stop();
    }
  } finally {
    await engines.stop();
  }
  return { lines: ['已停止 stopped'], data: {} };
}

/** The command has no name here: it is named by its key in `COMMANDS`. */
export const clusterCommand = (terminal: Terminal): Command =>
  answering(
    new Command().description(
      help(
        '每个服务一个进程，在 Kafka、MongoDB、Redis 上运行；缺的引擎自行启动',
        'every service as a process of its own on Kafka, MongoDB and Redis; starts the engines that are not given',
      ),
    ),
    terminal,
    () => cluster(terminal),
  );
