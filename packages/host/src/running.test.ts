import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { RunningService } from '@hotline/runtime';
import { gate } from '@hotline/runtime/testing';
import pino from 'pino';
import { ProcessMaintenance } from './running';

/** A service whose sweep waits for the test before it reads the store. */
function slow(look: () => Promise<unknown>) {
  const stuck = gate();
  let sweeps = 0;
  const sweep = async (): Promise<void> => {
    sweeps += 1;
    await stuck.opened;
    await look();
  };
  return { service: { sweep } as unknown as RunningService<never>, letGo: () => stuck.open(), sweeps: () => sweeps };
}

const noChores = { everySeconds: 30, before: () => Promise.resolve(), after: () => Promise.resolve() };

describe('ProcessMaintenance.sweep', () => {
  let folder: string;
  let upkeep: ProcessMaintenance;
  let stuck: ReturnType<typeof slow>;
  let order: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotline-upkeep-'));
    order = [];
    const engine = openSqlite({ folder });
    const documents = await engine.documents({ name: 'letters', indexes: {} });
    stuck = slow(async () => {
      await documents.withDue(0, 1);
      order.push('swept');
    });
    const close = (): Promise<void> => {
      order.push('closed');
      return engine.close();
    };
    upkeep = new ProcessMaintenance(
      [stuck.service],
      { ...engine, close },
      undefined,
      pino({ level: 'silent' }),
      noChores,
    );
  });
  afterEach(() => rm(folder, { recursive: true }));
  const app = { close: () => Promise.resolve() };

  it('finishes before the store is closed when the process is closed during a sweep', async () => {
    const sweep = upkeep.sweep();
    await new Promise((resolve) => setImmediate(resolve));
    const closed = upkeep.close(app);
    setImmediate(stuck.letGo);
    await Promise.all([sweep, closed]);
    expect(order).toEqual(['swept', 'closed']);
  });

  it('runs one sweep at a time and begins none after the process closes', async () => {
    const [first, second] = [upkeep.sweep(), upkeep.sweep()];
    await new Promise((resolve) => setImmediate(resolve));
    expect(stuck.sweeps()).toBe(1);
    const closed = upkeep.close(app);
    stuck.letGo();
    await Promise.all([first, second, closed]);
    expect(stuck.sweeps()).toBe(1);
  });
});

describe('ProcessMaintenance.close', () => {
  /** A process that records the order in which its parts close. `failing` names the part that fails to close. */
  function closing(failing?: string) {
    const order: string[] = [];
    const part = (name: string) => ({
      close: () => {
        order.push(name);
        return name === failing ? Promise.reject(new Error(`${name} broke`)) : Promise.resolve();
      },
    });
    const maintenance = new ProcessMaintenance(
      [],
      part('engine') as never,
      part('relay') as never,
      pino({ level: 'silent' }),
      noChores,
    );
    return { order, maintenance, app: part('requests and services') };
  }

  it('stops requests and services first, then the relay, and the engine last', async () => {
    const { order, maintenance, app } = closing();
    await maintenance.close(app);
    expect(order).toEqual(['requests and services', 'relay', 'engine']);
  });

  it('closes the engine even if the services or the relay fail to close, and rejects with their error', async () => {
    for (const failing of ['requests and services', 'relay']) {
      const { order, maintenance, app } = closing(failing);
      await expect(maintenance.close(app)).rejects.toThrow(`${failing} broke`);
      expect(order.at(-1)).toBe('engine');
    }
  });

  it('closes each part once when it is called twice', async () => {
    const { order, maintenance, app } = closing();
    await Promise.all([maintenance.close(app), maintenance.close(app)]);
    expect(order).toHaveLength(3);
  });
});
