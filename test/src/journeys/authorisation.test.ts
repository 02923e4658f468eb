import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgeDispatch, operations, role as roles, type Operation, type Role } from '@hotline/contracts';
import { systemOperations } from '@hotline/host';
import { pathOf, type HttpAnswer, type TestPerson } from '../client';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { TestWorld } from '../world';
import { squad, stallCall } from './stall';

jest.setTimeout(240_000);

const ROOT = join(__dirname, '../../..');
const PLENTY = '1000000';
const NOBODY = '0b6f3c52-7d1e-4a84-9c35-2f1d8e6a4b70';
/** The lead of the tickets, and words of their caller. */
const OF_THE_TICKET = /许商|squad-xushang|王建国|13800138000|青年路医院/;
const OTHER = 'enforcement-bureau';

const all: readonly Operation[] = [...operations, ...systemOperations];
const guarded = all.filter((operation) => operation.roles !== 'public');
/** Operations that answer at once, so that a request for them ends. */
const answering = guarded.filter(({ stream }) => !stream);

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}
interface DocumentedOperation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}
const documented = JSON.parse(readFileSync(join(ROOT, 'docs/api/openapi.json'), 'utf8')) as ApiDocument;
const examples = new Map(
  Object.values(documented.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId, requestBody }) => [
      operationId,
      requestBody?.content['application/json']?.example,
    ]),
  ),
);

const inRole = (role: Role, unit = OTHER): TestPerson =>
  role === 'unit' || role === 'officer' || role === 'signatory'
    ? { id: `${unit}-${role}`, role, unit }
    : { id: `${role}-1`, role };
const mayCall = (role: Role, operation: Operation): boolean =>
  operation.roles === 'public' || operation.roles.includes(role);
const nameOf = ({ id, method, path }: Operation): string => `${id} ${method} ${path}`;

describe('Who may call which operation', () => {
  const settings = withSmallJurisdiction();
  let world: TestWorld;
  let tickets: { readonly registered: string; readonly dispatched: string; readonly acknowledged: string };

  beforeAll(async () => {
    cpSync(join(ROOT, 'deploy/jurisdictions'), settings.HOTLINE_JURISDICTIONS, { recursive: true });
    world = await TestWorld.open({
      environment: {
        ...settings,
        HOTLINE_JURISDICTION: 'shanghe,small',
        HOTLINE_WRITES_PER_MINUTE: PLENTY,
        HOTLINE_PUBLIC_PER_MINUTE: PLENTY,
      },
    });
    tickets = {
      registered: await register('您好，有件事想反映一下'),
      dispatched: await register(),
      acknowledged: await register(),
    };
    await world.give(acknowledgeDispatch, tickets.acknowledged, {}, squad);
  });
  afterAll(async () => {
    await world.close();
    rmSync(settings.HOTLINE_JURISDICTIONS, { recursive: true, force: true });
  });

  async function register(narrative?: string): Promise<string> {
    const { ticketId } = await world.register({ ...stallCall(world), ...(narrative ? { narrative } : {}) });
    return ticketId;
  }

  /** Sends the example of the documentation, with `ticketId` in the path. */
  function send(operation: Operation, as: TestPerson | undefined, ticketId = NOBODY): Promise<HttpAnswer> {
    const params = Object.fromEntries(
      [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'none']),
    );
    const path = pathOf(operation, { params: { ...params, ...('ticketId' in params ? { ticketId } : {}) } });
    const body = operation.upload ? new Uint8Array([1]) : examples.get(operation.id);
    return world.client.send(operation.method, path, operation.method === 'GET' ? undefined : body, as ? { as } : {});
  }

  const codeOf = ({ text }: HttpAnswer): unknown => (JSON.parse(text) as { code?: unknown }).code;

  /** Sends each operation, and returns those whose answer is not as expected. */
  async function unexpected(
    sent: readonly Operation[],
    answerTo: (operation: Operation) => Promise<HttpAnswer>,
    isExpected: (answer: HttpAnswer) => boolean,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const operation of sent) {
      const answer = await answerTo(operation);
      if (!isExpected(answer)) found.push(`${nameOf(operation)}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
    return found;
  }

  it('without a token, every operation that is not public is refused', async () => {
    const answers = unexpected(
      guarded,
      (operation) => send(operation, undefined),
      (answer) => answer.status === 401 && codeOf(answer) === 'not-authenticated',
    );
    expect(await answers).toEqual([]);
  });

  it.each(roles.options)('the role %s is refused every operation of other roles, whatever the input', async (role) => {
    const refused = guarded.filter((operation) => !mayCall(role, operation));
    expect(refused.length).toBeGreaterThan(10);
    const answers = unexpected(
      refused,
      (operation) => send(operation, inRole(role), tickets.dispatched),
      (answer) => answer.status === 403 && codeOf(answer) === 'not-allowed',
    );
    expect(await answers).toEqual([]);
  });

  it.each(roles.options)('the role %s is not refused for its role by the operations that list it', async (role) => {
    const answers = unexpected(
      answering.filter((operation) => mayCall(role, operation)),
      (operation) => send(operation, inRole(role)),
      ({ status, text }) => status !== 401 && !(status === 403 && text.includes('账号无')),
    );
    expect(await answers).toEqual([]);
  });

  it.each(['unit', 'officer', 'signatory'] as const)(
    'in the role %s, people of another unit neither read nor change a ticket, and are not told whose it is',
    async (role) => {
      const onTickets = answering.filter(({ path }) => path.includes('{ticketId}')).filter((one) => mayCall(role, one));
      expect(onTickets.length).toBeGreaterThan(5);
      for (const ticketId of Object.values(tickets)) {
        const answers = unexpected(
          onTickets,
          (operation) => send(operation, inRole(role), ticketId),
          ({ status, text }) => status >= 400 && status < 500 && !OF_THE_TICKET.test(text),
        );
        expect(await answers).toEqual([]);
      }
    },
  );

  it.each(roles.options)('in the role %s, nobody reads or changes a ticket of another jurisdiction', async (role) => {
    const stranger = { ...inRole(role, 'bureau'), jurisdiction: 'small' };
    const hasTicket = ({ path }: Operation): boolean => path.includes('{ticketId}');
    const answers = unexpected(
      answering.filter((operation) => mayCall(role, operation)).filter((one) => hasTicket(one) || one.method === 'GET'),
      (operation) => send(operation, stranger, tickets.acknowledged),
      ({ text }) => !OF_THE_TICKET.test(text),
    );
    expect(await answers).toEqual([]);
    const reached = unexpected(
      answering.filter((operation) => mayCall(role, operation)).filter(hasTicket),
      (operation) => send(operation, stranger, tickets.acknowledged),
      ({ status }) => status >= 400 && status < 500,
    );
    expect(await reached).toEqual([]);
  });
});
