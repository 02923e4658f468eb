import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { wholeProduct } from '../bundled-program';
import { ProblemError } from '../client';
import { admin, operator, supervisor } from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { Program } from './program';

type Receipt = api.ResponseOf<typeof api.registerTicket>;
const CALLS = 200;
/** Timeout of a test in ms. A start takes two seconds, and longer on a busy machine. */
const PATIENCE = 180_000;
const number = (i: number): string => String(i).padStart(4, '0');

describe('The program that `npm start` runs', () => {
  let environment: Readonly<Record<string, string>>;
  let program: Program;
  let file: string;

  beforeAll(async () => {
    file = await wholeProduct();
  }, PATIENCE);
  beforeEach(async () => {
    environment = { ...withSmallJurisdiction(), HOTLINE_DATA: mkdtempSync(join(tmpdir(), 'hotline-program-')) };
    program = await started();
  }, PATIENCE);
  afterEach(async () => {
    program.signal('SIGKILL');
    await program.ended;
    rmSync(environment.HOTLINE_DATA as string, { recursive: true, force: true });
  });

  async function started(): Promise<Program> {
    const next = new Program(file, environment);
    await next.url;
    return next;
  }
  const register = (i: number): Promise<Receipt> =>
    program.client.call(
      api.registerTicket,
      {
        body: {
          channel: 'phone',
          narrative: `路口摆摊占道，第${i}天`,
          location: { region: 'east' },
          caller: { phone: `1380013${number(i)}` },
        },
      },
      { as: operator, key: `call-${i}` },
    );

  /**
   * Registers all calls at once, and runs `whenAnswered` when `count` of them are answered. Resolves with the receipts;
   * undefined for a call that got no answer.
   */
  async function registerAll(count: number, whenAnswered: () => void): Promise<(Receipt | undefined)[]> {
    await program.client.token(operator);
    let answers = 0;
    return Promise.all(
      Array.from({ length: CALLS }, async (_, i) => {
        const receipt = await register(i).catch(unlessRefused);
        if (receipt && ++answers === count) whenAnswered();
        return receipt;
      }),
    );
  }
  /** Ignores broken connections and answers with status 503; any other problem fails the test. */
  const unlessRefused = (error: unknown): undefined => {
    if (error instanceof ProblemError && error.status !== 503) throw error;
  };
  const answered = (all: (Receipt | undefined)[]): Receipt[] => all.filter((one): one is Receipt => one !== undefined);

  /** Resolves with the ticket when all services have handled it. */
  const whole = (ticketId: string) =>
    eventually(async () => {
      const ticket = await program.client.call(api.readTicket, { params: { ticketId } }, { as: supervisor });
      expect(ticket.state).toBe('dispatched');
      const types = ticket.history.map(({ type }) => type).filter((type) => type !== 'PossiblySameFound');
      expect(types.sort()).toEqual([
        'MessageSent',
        'SlaTargetMet',
        'SlaTargetsSet',
        'SlaTargetsSet',
        'SlaTargetsSet',
        'TicketClassified',
        'TicketDispatched',
        'TicketRegistered',
      ]);
      return ticket;
    });
  async function allTickets(): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await program.client.call(
        api.listTickets,
        { query: { limit: 200, ...(cursor ? { cursor } : {}) } },
        { as: admin },
      );
      found.push(...page.tickets.map(({ ticketId }) => ticketId));
      cursor = page.next;
      if (!cursor) return found;
    }
  }

  it(
    'a kill during 200 registrations loses none that was answered, and repeating all gives 200 tickets',
    async () => {
      const sent = await registerAll(60, () => program.signal('SIGKILL'));
      expect((await program.ended).signal).toBe('SIGKILL');
      const before = answered(sent);
      expect(before.length).toBeGreaterThanOrEqual(60);
      program = await started();
      for (const { ticketId, ticketNo } of before) expect(await whole(ticketId)).toMatchObject({ ticketId, ticketNo });

      const after = await Promise.all(sent.map((_, i) => register(i)));
      sent.forEach((one, i) => {
        if (one)
          expect(after[i]).toMatchObject({
            ticketId: one.ticketId,
            ticketNo: one.ticketNo,
            queryCode: one.queryCode,
            repeated: true,
          });
      });
      for (const { ticketId } of after) await whole(ticketId);
      expect((await allTickets()).sort()).toEqual(after.map(({ ticketId }) => ticketId).sort());
      expect(new Set(after.map(({ ticketNo }) => ticketNo)).size).toBe(CALLS);
    },
    PATIENCE,
  );

  it(
    'a second process on the same folder ends with a clear error, and the first one goes on',
    async () => {
      const { ticketId } = await register(1);
      const { code, errors } = await new Program(file, environment).ended;
      expect(code).toBe(1);
      expect(errors).toContain('is in use by another process: stop that process, or give this one another data folder');
      expect(errors).not.toContain('    at ');
      await whole(ticketId);
    },
    PATIENCE,
  );

  it(
    'when asked to stop, it answers the accepted requests, keeps their tickets and exits with status 0',
    async () => {
      const sent = await registerAll(20, () => program.signal('SIGINT'));
      expect(await program.ended).toEqual({ code: 0, signal: null, errors: '' });
      const taken = answered(sent);
      expect(taken.length).toBeGreaterThanOrEqual(20);
      program = await started();
      for (const { ticketId } of taken) await whole(ticketId);
      expect((await allTickets()).length).toBe(taken.length);
    },
    PATIENCE,
  );
});
