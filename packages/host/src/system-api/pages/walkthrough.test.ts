import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { operations } from '@hotline/contracts';
import { started } from '../../testing/started';
import { examples, walkthrough } from './walkthrough';

const run = promisify(execFile);

describe('the three lines of the page', () => {
  it('are lines, and bash can read them', async () => {
    const lines = walkthrough('http://127.0.0.1:1', '路边有人摆摊');
    expect(lines).toHaveLength(3);
    for (const { shell } of lines) {
      expect(shell).not.toContain('\n');
      await run('bash', ['-n', '-c', shell]);
    }
  });

  it('begin with a call that is registered', async () => {
    const host = await started();
    const first = walkthrough(host.url, '路边有人摆摊')[0]?.shell ?? '';
    const { stdout } = await run('bash', ['-c', `${first}; echo "ticket $T"`]);
    expect(stdout).toMatch(/"type":"TicketRegistered".*\nticket [0-9a-f-]{36}\n/s);
    await host.remove();
  });

  it('say what the contract takes', () => {
    for (const [id, example] of Object.entries(examples)) {
      const body = operations.find((operation) => operation.id === id)?.body;
      expect(body?.safeParse(example).error).toBeUndefined();
      expect(body).toBeDefined();
    }
  });
});
