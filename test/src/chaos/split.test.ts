import * as api from '@hotline/contracts';
import { bundledProgram } from '../bundled-program';
import * as people from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { openGateway } from './gateway';
import { Lives } from './lives';
import { deathsAfter, deathsBefore, type Death } from './orders';

const START = Date.parse('2026-01-05T09:00:00+08:00');
/** Timeout of a test in ms. Each start of the process takes a second of work, and longer on a busy machine. */
const PATIENCE = 600_000;
const parts = [
  { text: '路口摆摊占道', matter: 'stall' },
  { text: '风筝线挂在路灯上', matter: 'kite' },
  { text: '路口又来了一个摊位', matter: 'stall' },
];

const program = bundledProgram("import './chaos/crashing-main';");

/** Splits a call into three tickets while processes die. Resolves with the tickets and messages at the end. */
async function splitInThree(death: (life: number) => Death | undefined) {
  const gateway = await openGateway();
  const lives = new Lives(
    await program,
    { ...withSmallJurisdiction(), HOTLINE_MESSAGE_URL: gateway.url },
    START,
    death,
  );
  const call = {
    channel: 'phone' as const,
    narrative: '喂，两件事',
    location: { region: 'east' },
    caller: { phone: '13800138000' },
  };
  try {
    const { ticketId } = await lives.execute(api.registerTicket, { body: call }, { as: people.operator, key: 'call' });
    const split = { params: { ticketId }, body: { parts } };
    const answer = await lives.execute(api.splitTicket, split, { as: people.operator, key: 'split' });
    const { tickets: all } = await lives.insist((client) =>
      client.call(api.listTickets, {}, { as: people.supervisor }),
    );
    return {
      deaths: lives.deaths.length,
      there: all.length,
      told: new Set(gateway.keys).size,
      ends: await Promise.all(answer.parts.map((part) => endOf(lives, part.ticketId))),
    };
  } finally {
    gateway.close();
    await lives.end();
  }
}

/** State, matter, time of registration and types of the events of a ticket. */
async function endOf(lives: Lives, ticketId: string): Promise<string> {
  const ticket = await lives.insist((client) =>
    client.call(api.readTicket, { params: { ticketId } }, { as: people.supervisor }),
  );
  const types = ticket.history.map(({ type }) => type).sort();
  return `${ticket.state} ${ticket.matter} since ${ticket.registeredAt}: ${types.join(' ')}`;
}

it(
  'a split gives the same tickets and messages if the product is killed before and after each commit',
  async () => {
    const undisturbed = await splitInThree(() => undefined);
    expect(undisturbed).toMatchObject({ deaths: 0, there: 3, told: 2 });
    expect(new Set(undisturbed.ends.map((end) => end.split(':')[0]))).toEqual(
      new Set(['dispatched stall since 2026-01-05T01', 'dispatched kite since 2026-01-05T01']),
    );
    for (const death of [
      deathsAfter('committed', 0),
      deathsBefore('decided', 'committed', 2),
      () => ({ step: 'acted' }) as const,
    ]) {
      const { deaths, ...end } = await splitInThree(death);
      expect(deaths).toBeGreaterThan(0);
      expect({ ...end, deaths: 0 }).toEqual(undisturbed);
    }
  },
  PATIENCE,
);
