import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '@hotline/all';
import {
  attachEvidence,
  readTicket,
  registerTicket,
  type Operation,
  type RequestBodyOf,
  type ResponseOf,
} from '@hotline/contracts';
import { readConfig, start, type Running } from '@hotline/host';
import { ManualClock, strictlyStored } from '@hotline/runtime/testing';
import { ApiClient, type TestPerson } from './client';
import { alone, freshSpace, givenEngines, removeSpace, type EngineSettings } from './engines';
import * as people from './people';
import { photoOf } from './photos';
import { earliestDue, settled } from './settled';
import { sharedCache } from './shared-cache';

type Registration = RequestBodyOf<typeof registerTicket>;
export type ReadTicket = ResponseOf<typeof readTicket>;
export type ReadHistoryEntry = ReadTicket['history'][number];

export const enginesGiven = (): boolean => givenEngines() !== undefined;

/** The two layouts of SQLite. A journey must have the same result on both. */
export const shapes = [
  { shape: 'the event log in the file of the documents', logApart: false },
  { shape: 'the event log in a file of its own', logApart: true },
] as const;

export interface Setting {
  /** Time that the clock shows at the start, ISO 8601. */
  readonly at?: string;
  readonly logApart?: boolean;
  /**
   * True: on the engines that the environment names, with new topics and databases. Settings: on engines with the
   * topics and databases that they name. Default: on SQLite.
   */
  readonly engines?: boolean | EngineSettings;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The whole product in this process, with its own folder and a clock that the test moves. A commit throws if JSON would
 * change its data, and rules always read the stored state, as after a restart.
 */
export class TestWorld {
  readonly client: ApiClient;

  private constructor(
    readonly running: Running,
    readonly clock: ManualClock,
    readonly folder: string,
    private readonly space: EngineSettings | undefined,
  ) {
    this.client = new ApiClient(
      () => running.url,
      (who) => running.token(who),
    );
  }

  static async open({
    at = '2026-01-05T09:00:00+08:00',
    logApart = false,
    engines = false,
    environment = {},
  }: Setting = {}): Promise<TestWorld> {
    const folder = environment.HOTLINE_DATA ?? mkdtempSync(join(tmpdir(), 'hotline-journey-'));
    const given = engines === true ? givenEngines() : undefined;
    const space = typeof engines === 'object' ? engines : given && freshSpace(given, 2);
    const config = readConfig({
      HOTLINE_PORT: '0',
      HOTLINE_LOG: 'silent',
      // Journeys invent people; test/src/journeys/people.test.ts tests the list of people.
      HOTLINE_UNLISTED_PEOPLE: 'yes',
      ...sharedCache,
      ...environment,
      ...space,
      HOTLINE_DATA: folder,
    });
    const clock: ManualClock = new ManualClock(Date.parse(at), () => world.settled());
    const running = await start({
      services,
      config,
      clock,
      logApart,
      retryDelayMs: () => 1,
      cachedDocuments: 0,
      through: (engine) => strictlyStored(space ? alone(engine) : engine),
    });
    const world = new TestWorld(running, clock, folder, space);
    return world;
  }

  /** Resolves when all consequences of all requests are stored. */
  settled(): Promise<void> {
    return settled(this.running, this.space !== undefined);
  }

  /** Moves the clock to an instant, ISO 8601. Wake-ups that are due before it run at their due times. */
  async moveTo(at: string): Promise<void> {
    const until = Date.parse(at);
    if (this.space)
      for (
        let due = await earliestDue(this.running, until);
        due !== undefined;
        due = await earliestDue(this.running, until)
      )
        await this.clock.moveTo(Math.max(due, this.clock.now()));
    return this.clock.moveTo(until);
  }

  /** Registers a call as something new, even if the same caller has told the same before. */
  register(body: Registration, key?: string): Promise<ResponseOf<typeof registerTicket>> {
    return this.tell({ separate: true, ...body }, key);
  }

  /** Registers a call as an operator does who has not yet asked whether it is about an existing ticket. */
  async tell(body: Registration, key?: string): Promise<ResponseOf<typeof registerTicket>> {
    const receipt = await this.client.call(registerTicket, { body }, { as: people.operator, ...(key ? { key } : {}) });
    await this.settled();
    return receipt;
  }

  /** Sends a command on a ticket, and waits until all its consequences are stored. */
  async give<O extends Operation>(
    operation: O,
    ticketId: string,
    body: RequestBodyOf<O>,
    as: TestPerson,
    key?: string,
  ): Promise<ResponseOf<O>> {
    const answer = await this.client.call(operation, { params: { ticketId }, body }, { as, ...(key ? { key } : {}) });
    await this.settled();
    return answer;
  }

  /** Attaches a photo to a ticket as evidence of a unit's work. Returns its id. */
  async attach(ticketId: string, as: TestPerson, name = ticketId): Promise<string> {
    const given = { params: { ticketId }, query: { purpose: 'after' } };
    const { file } = await this.client.upload(attachEvidence, given, photoOf(name), { as });
    await this.settled();
    return file;
  }

  read(ticketId: string, as: TestPerson = people.supervisor): Promise<ReadTicket> {
    return this.client.call(readTicket, { params: { ticketId } }, { as });
  }

  /** The first example text of a matter in the pack, which the classifier must recognise. */
  example(matter: string): string {
    const text = this.running.world.home.matters.get(matter)?.examples[0];
    if (!text) throw new Error(`the pack has no example of ${matter}`);
    return text;
  }

  async close(): Promise<void> {
    await this.running.close();
    rmSync(this.folder, { recursive: true, force: true });
    if (this.space) await removeSpace(this.space);
  }
}

/** The clocks of the time limits by name and stage, e.g. `acknowledge.1`. */
export const clocksOf = (ticket: ReadTicket): Record<string, ReadTicket['clocks'][number]> =>
  Object.fromEntries(ticket.clocks.map((clock) => [`${clock.name}.${clock.stage}`, clock]));
export const typesOf = (history: readonly { readonly type: string }[]): string[] => history.map((entry) => entry.type);
/** For each event of one type about a time limit: its name and stage, such as `acknowledge.1`, and its time. */
export const factsOf = (ticket: ReadTicket, type: string): [string, string][] =>
  ticket.history
    .filter((entry) => entry.type === type)
    .map(({ data, at }) => [`${String(data.name)}.${String(data.stage)}`, at]);
