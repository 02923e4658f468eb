import { fillDemo } from '@hotline/demo';
import { main } from '@hotline/host';
import { services } from './services';

/** Passed by `npm start`: fills an empty data folder with the demonstration before the services start. */
const DEMO = '--demo';

void main(services, async (config) => {
  if (!process.argv.includes(DEMO)) return;
  const filled = await fillDemo(services, config, {
    onBegin: () =>
      process.stdout.write('正在生成演示工单，约需半分钟 · filling the demonstration, about half a minute\n'),
  });
  if (filled) process.stdout.write(`${filled.tickets}张工单 tickets, ${Math.round(filled.ms / 1000)} s\n`);
});
