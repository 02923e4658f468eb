import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { operations } from '@hotline/contracts';
import { started } from '../../testing/started';
import { examples, walkthrough } from './walkthrough';

/** The shell starts a node process for each field that it reads, which takes time. */
jest.setTimeout(60_000);

const run = promisify(execFile);

describe('walkthrough of the first page', () => {
  it('consists of three lines that bash can parse', async () => {
    const lines = walkthrough('http://127.0.0.1:1', '路边有人摆摊');
    expect(lines).toHaveLength(3);
    for (const { shell } of lines) {
      expect(shell).not.toContain('\n');
      await run('bash', ['-n', '-c', shell]);
    }
  });

  it('registers a ticket with its first line', async () => {
    const host = await started();
    const first = walkthrough(host.url, '路边有人摆摊')[0]?.shell ?? '';
    const { stdout } = await run('bash', ['-c', `${first}; echo "ticket $T"`]);
    expect(stdout).toMatch(/"type":"TicketRegistered".*\nticket [0-9a-f-]{36}\n/s);
    await host.remove();
  });

  it('sends bodies that the contracts accept', () => {
    for (const [id, example] of Object.entries(examples)) {
      const body = operations.find((operation) => operation.id === id)?.body;
      expect(body?.safeParse(example).error).toBeUndefined();
      expect(body).toBeDefined();
    }
  });
});
