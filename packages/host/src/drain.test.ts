import { FileInUse } from '@hotline/adapter-sqlite';
import { runUntilSignal } from './main';
import { defineService } from './service';
import { letGo } from './testing/fake-service';
import { started, type Started } from './testing/started';

/** Reads the stream until it has delivered the text, or until it ends. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let read = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += Buffer.from(part.value).toString();
    if (read.includes(text)) break;
  }
  return read;
}

describe('Running.close', () => {
  let host: Started;
  beforeEach(async () => {
    host = await started();
  });
  afterEach(() => host.remove());

  it('finishes open requests and accepts no new ones', async () => {
    const arrived = new Promise((resolve) => host.world.broadcast.subscribe('held', resolve));
    const open = host.call('/api/v1/figures', { token: await host.token({ id: 's', role: 'supervisor' }) });
    await arrived;
    const closed = host.close();
    letGo();
    expect((await open).status).toBe(200);
    await closed;
    await expect(fetch(host.url)).rejects.toThrow();
  });

  it('ends open event streams', async () => {
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

  it('unlocks the data folder, so that another process can use it', async () => {
    await expect(started({ HOTLINE_DATA: host.folder })).rejects.toThrow(FileInUse);
    await host.close();
    const next = await started({ HOTLINE_DATA: host.folder });
    await next.close();
  });

  it('does nothing when it is called a second time', async () => {
    await Promise.all([host.close(), host.close()]);
  });
});

describe('runUntilSignal', () => {
  it('closes the process at the first signal', async () => {
    const host = await started();
    const over = runUntilSignal(host);
    process.emit('SIGTERM', 'SIGTERM');
    await over;
    await expect(fetch(host.url)).rejects.toThrow();
    await host.remove();
  });

  it('exits at once at the second signal', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    void runUntilSignal({ close: () => new Promise<void>(() => undefined) });
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    expect(exit).toHaveBeenCalledWith(130);
    exit.mockRestore();
  });
});

describe('start without an HTTP port', () => {
  it('starts the services without an address and becomes idle', async () => {
    const host = await started({}, { listen: false });
    expect(host.url).toBe('');
    await host.idle();
    await host.remove();
  });
});

describe('Errors at the start', () => {
  it('start rejects with EADDRINUSE when the port is in use', async () => {
    const first = await started();
    const second = started({ HOTLINE_PORT: new URL(first.url).port });
    await expect(second).rejects.toThrow('EADDRINUSE');
    await first.remove();
  });

  it('start refuses a service without a handler for one of its operations', async () => {
    const silent = defineService(() => ({
      definition: { collection: { name: 'board', indexes: {} }, reactions: {} },
      controllers: [],
    }));
    await expect(started({}, { services: [silent] })).rejects.toThrow(
      'board: operation readTicket needs exactly one controller method',
    );
  });

  it('`Running.service` throws for an unknown service, and names the services of the process', async () => {
    const host = await started({}, { listen: false });
    expect(() => host.service('sales')).toThrow('it holds fake');
    await host.remove();
  });

  it('start refuses an unknown profile', async () => {
    await expect(started({ HOTLINE_PROFILE: 'galaxy' })).rejects.toThrow(
      'HOTLINE_PROFILE=galaxy is not a profile of this version',
    );
  });

  it('start names a jurisdiction whose folder does not exist', async () => {
    await expect(started({ HOTLINE_JURISDICTION: 'atlantis' }, { jurisdictions: undefined })).rejects.toThrow(
      /atlantis/,
    );
  });
});
