import { openEdge, readConfig, runUntilSignal } from '@hotline/host';
import { Command } from 'commander';
import { answering, help, type CommandReport, type Terminal } from '../answering';

const SERVICE_NAMES = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];

/**
 * Serves all services at one address, where a platform such as Kubernetes runs them. Each service is reached under its
 * name as host name, at the same port as that of this process.
 */
async function edge(terminal: Terminal): Promise<CommandReport> {
  const config = readConfig();
  const addresses = Object.fromEntries(SERVICE_NAMES.map((name) => [name, [`http://${name}:${config.port}`]]));
  const opened = await openEdge({ config, addresses: () => addresses });
  terminal.say(opened.url);
  await runUntilSignal(opened);
  return { lines: [], data: {} };
}

/** Deployments start it with `node services/cli/dist/main.js edge`. */
export const edgeCommand = (terminal: Terminal): Command =>
  answering(
    new Command('edge').description(
      help('把各服务合到一个地址后面（供部署使用）', 'put the services behind one address (for deployments)'),
    ),
    terminal,
    () => edge(terminal),
  );
