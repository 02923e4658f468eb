import { FileInUse } from '@hotline/adapter-sqlite';
import { runUntilSignal } from './main';
import { defineService } from './service';
import { letGo } from './testing/fake-service';
import { started, type Started } from './testing/started';

/** Reads on until a text has come, or the end. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let read = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += Buffer.from(part.value).toString();
    if (read.includes(text)) break;
  }
  return read;
}

describe('a process that stops', () => {
  let host: Started;
  beforeEach(async () => {
    host = await started();
  });
  afterEach(() => host.remove());

  it('finishes the requests that are open and takes no more', async () => {
    const arrived = new Promise((resolve) => host.world.broadcast.subscribe('held', resolve));
    const open = host.call('/api/v1/figures', { token: await host.token({ id: 's', role: 'supervisor' }) });
    await arrived;
    const closed = host.close();
    letGo();
    expect((await open).status).toBe(200);
    await closed;
    await expect(fetch(host.url)).rejects.toThrow();
  });

  it('ends the streams that are open', async () => {
    const response = await fetch(`${host.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${await host.token({ id: 's', role: 'supervisor' })}` },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    host.world.broadcast.publish('changes', { ticketId: 't' });
    expect(await readUntil(reader, '\n\n')).toMatch(/event: ticket\n.*data: {"ticketId":"t"}/s);
    await host.close();
    await readUntil(reader, 'never');
  });

  it('lets go of the data folder, which nobody else could use until then', async () => {
    await expect(started({ HOTLINE_DATA: host.folder })).rejects.toThrow(FileInUse);
    await host.close();
    const next = await started({ HOTLINE_DATA: host.folder });
    await next.close();
  });

  it('can be asked to close twice', async () => {
    await Promise.all([host.close(), host.close()]);
  });
});

describe('a signal', () => {
  it('stops the process once, in order', async () => {
    const host = await started();
    const over = runUntilSignal(host);
    process.emit('SIGTERM', 'SIGTERM');
    await over;
    await expect(fetch(host.url)).rejects.toThrow();
    await host.remove();
  });

  it('stops it at once when it comes again', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    void runUntilSignal({ close: () => new Promise<void>(() => undefined) });
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    expect(exit).toHaveBeenCalledWith(130);
    exit.mockRestore();
  });
});

describe('a process without a port', () => {
  it('handles events all the same', async () => {
    const host = await started({}, { listen: false });
    expect(host.url).toBe('');
    await host.idle();
    await host.remove();
  });
});

describe('a process that cannot start', () => {
  it('lets go of everything when its port is taken', async () => {
    const first = await started();
    const second = started({ HOTLINE_PORT: new URL(first.url).port });
    await expect(second).rejects.toThrow('EADDRINUSE');
    await first.remove();
  });

  it('refuses a service that leaves an operation of the contract unanswered', async () => {
    const silent = defineService(() => ({
      definition: { collection: { name: 'board', indexes: {} }, reactions: {} },
      controllers: [],
    }));
    await expect(started({}, { services: [silent] })).rejects.toThrow(
      'board: operation readTicket needs exactly one controller method',
    );
  });

  it('names a service that does not exist when asked for it', async () => {
    const host = await started({}, { listen: false });
    expect(() => host.service('sales')).toThrow('it holds fake');
    await host.remove();
  });

  it('refuses a profile that this version does not have', async () => {
    await expect(started({ HOTLINE_PROFILE: 'galaxy' })).rejects.toThrow(
      'HOTLINE_PROFILE=galaxy is not a profile of this version',
    );
  });

  it('names the folder of a place that is not there', async () => {
    await expect(started({ HOTLINE_JURISDICTION: 'atlantis' }, { jurisdictions: undefined })).rejects.toThrow(
      /atlantis/,
    );
  });
});
