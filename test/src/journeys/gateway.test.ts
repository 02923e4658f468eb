import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerTicket } from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { openGateway, type Gateway } from '../chaos/gateway';
import { operator } from '../people';
import { TestWorld } from '../world';
import { stallCall } from './stall';

jest.setTimeout(120_000);

/** Number of messages: more than are delivered at the same time, so that some wait for a free slot. */
const TICKETS = 20;
/**
 * Longest start in ms. A start takes up to two seconds; if it waited for twenty hanging deliveries, it would take 200.
 */
const PROMPT_MS = 20_000;

describe('The hotline with a message gateway that hangs', () => {
  let gateway: Gateway;
  let world: TestWorld;
  const open = async (): Promise<void> => {
    world = await TestWorld.open({
      environment: { HOTLINE_DATA: world?.folder ?? mkdtempSync(join(tmpdir(), 'hotline-gateway-')), ...settings() },
    });
  };
  const settings = () => ({ HOTLINE_MESSAGE_URL: gateway.url });
  const register = async (): Promise<string> =>
    (await world.client.call(registerTicket, { body: { ...stallCall(world), separate: true } }, { as: operator }))
      .ticketId;
  const readiness = async () => JSON.parse((await world.client.send('GET', '/readyz', undefined)).text);
  const undelivered = async (): Promise<number> =>
    (await readiness()).services.find(({ name }: { name: string }) => name === 'intake').undelivered;

  beforeEach(async () => {
    gateway = await openGateway('down');
    await open();
    for (let i = 0; i < TICKETS; i += 1) await register();
    await world.settled();
    await world.running.close();
    gateway.become('hangs');
  });
  afterEach(async () => {
    gateway.become('works');
    await world.close();
    gateway.close();
  });

  it('starts at once, handles new tickets, and delivers every message when the gateway recovers', async () => {
    const before = Date.now();
    await open();
    expect(Date.now() - before).toBeLessThan(PROMPT_MS);
    await eventually(() => expect(gateway.waiting()).toBeGreaterThan(0));

    const ticketId = await register();
    await eventually(async () => expect((await world.read(ticketId)).lead).toBe('squad-xushang'));
    expect(await readiness()).toMatchObject({
      ready: true,
      notices: [{ zh: `${TICKETS + 1}张工单有消息待发送`, en: expect.stringContaining('wait to be sent') }],
    });
    expect(await undelivered()).toBe(TICKETS + 1);

    gateway.become('works');
    await eventually(async () => {
      await world.running.sweep();
      expect(await undelivered()).toBe(0);
    });
    expect(new Set(gateway.keys).size).toBe(TICKETS + 1);
    for (const key of gateway.keys) expect(key).toMatch(/^intake\.[0-9a-f-]{36}\.registered$/);
    expect((await readiness()).notices).toEqual([]);
  });
});
