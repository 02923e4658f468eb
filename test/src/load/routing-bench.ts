import { cpus } from 'node:os';
import { join } from 'node:path';
import { compile, type Jurisdiction, type Pack, type PackPower, type RoutingFacts } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { prove } from '@hotline/jurisdiction-proof';
import { largePack } from '@hotline/jurisdiction-files/testing';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { median, round, say } from './figures';

/**
 * Measures routing decisions on one core, with a pack of 3,005 matters, 12,020 powers, five facts and 20 towns. For
 * comparison, json-rules-engine decides on the same tickets, with the same powers as rules, prepared beforehand. It is
 * measured twice: with all rules in one engine, and with an engine for each matter, which the bench selects. All
 * answers must agree. Times are processor times.
 */
const ROUNDS = 3;
const TICKETS = 20_000;
/** Few tickets for the engine that holds all rules, because it evaluates each rule every time. */
const FEW = 10;

interface Ticket extends RoutingFacts {
  readonly region: string;
}

async function seconds(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function ticketsFor(pack: Pack): Ticket[] {
  const facts = pack.facts.map((f) => [f.name, f.values.map((v) => v.value)] as const);
  return Array.from({ length: TICKETS }, (_, i) => ({
    matter: `item-${(i * 7919) % pack.matters.length}`,
    region: `town-${(i * 31) % 20}`,
    on: '2026-11-22',
    facts: Object.fromEntries(facts.map(([name, all], j) => [name, all[(i >> j) % all.length] as string])),
  }));
}

/**
 * A power as a rule. Its condition on the matter comes first, so that a rule for another matter costs one comparison.
 */
function ruleOf({ id, holder, matters, when, where, ground }: PackPower, oneEngine: boolean): RuleProperties {
  const item = oneEngine ? [{ fact: 'matter', operator: 'equal', value: matters[0], priority: 10 }] : [];
  const region = where ? [{ fact: 'region', operator: 'in', value: where }] : [];
  const facts = Object.entries(when).map(([fact, values]) => ({ fact, operator: 'in', value: values }));
  return {
    name: id,
    priority: ground === 'general' ? 1 : 2,
    conditions: { all: [...item, ...region, ...facts] },
    event: { type: 'lead', params: { holder } },
  };
}

const factsOf = ({ matter, region, facts }: Ticket): Record<string, string> => ({ matter, region, ...facts });

/**
 * The lead that json-rules-engine finds. Rules of a written boundary come first; if the holder is a local squad, it is
 * the squad of the region of the ticket.
 */
async function leadBy(engine: Engine, ticket: Ticket): Promise<string> {
  const { events } = await engine.run(factsOf(ticket));
  const holder: unknown = events[0]?.params?.holder;
  return typeof holder === 'string' ? holder : `squad-${ticket.region}`;
}

const ours = (jurisdiction: Jurisdiction, ticket: Ticket): string => {
  const decision = jurisdiction.decide(ticket);
  return decision.kind === 'lead' ? decision.lead.unit : decision.kind;
};

async function compared(
  jurisdiction: Jurisdiction,
  tickets: readonly Ticket[],
  engineFor: (ticket: Ticket) => Engine,
): Promise<number> {
  const answers: string[] = [];
  const took = await seconds(async () => {
    for (const ticket of tickets) answers.push(await leadBy(engineFor(ticket), ticket));
  });
  const apart = tickets.find((ticket, i) => ours(jurisdiction, ticket) !== answers[i]);
  if (apart) throw new Error(`json-rules-engine decides otherwise: ${JSON.stringify(apart)}`);
  return tickets.length / took;
}

async function ownRate(jurisdiction: Jurisdiction, tickets: readonly Ticket[]): Promise<number> {
  const times = 20;
  const took = await seconds(() => {
    for (let n = 0; n < times; n += 1) for (const ticket of tickets) jurisdiction.decide(ticket);
  });
  return (tickets.length * times) / took;
}

const askedFirst = async (jurisdiction: Jurisdiction, tickets: readonly Ticket[]): Promise<number> =>
  tickets.length / (await seconds(() => tickets.forEach((t) => jurisdiction.decide(t))));

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

async function making(pack: Pack): Promise<Jurisdiction> {
  const proofs: number[] = [];
  const compiles: number[] = [];
  let jurisdiction = compile(pack);
  for (let i = 0; i < ROUNDS; i += 1) {
    proofs.push(await seconds(() => prove(pack)));
    compiles.push(await seconds(() => (jurisdiction = compile(pack))));
  }
  say(
    `  ${pack.matters.length} items, ${pack.powers.length} powers: full proof ${proofs.map((s) => round(s, 2)).join(', ')} s (goal 2), compile ${compiles.map((s) => round(s, 2)).join(', ')} s`,
  );
  return jurisdiction;
}

async function bench(): Promise<void> {
  say(
    `${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; processor time, one thread${globalThis.gc ? '' : ' (memory is before collection: run with --expose-gc)'}`,
  );
  const shipped = await readPackFolder(join(__dirname, '../../../deploy/jurisdictions/changzhou'));
  say('The shipped pack of Changzhou');
  await making(shipped);
  const pack = largePack();
  say('A large pack: each matter with four powers of its own, five facts, 20 towns');
  const jurisdiction = await making(pack);
  const tickets = ticketsFor(pack);
  const before = heap();
  const first = await askedFirst(jurisdiction, tickets);
  say(
    `  answers not cached yet: ${round(first)} decisions/s in a new process; they take ${round(heap() - before)} MB of a heap of ${round(heap())} MB`,
  );
  const anew = [compile(pack), compile(pack), compile(pack)];
  const after: number[] = [];
  for (const again of anew) after.push(await askedFirst(again, tickets));
  say(
    `  the same for a jurisdiction that is published while the process runs: ${after.map((rate) => round(rate)).join(', ')} decisions/s`,
  );
  const one = new Engine(
    pack.powers.map((p) => ruleOf(p, true)),
    { allowUndefinedFacts: true },
  );
  const many = new Map(
    pack.matters.map(({ code }) => [
      code,
      new Engine(
        pack.powers.filter((p) => p.matters[0] === code).map((p) => ruleOf(p, false)),
        { allowUndefinedFacts: true },
      ),
    ]),
  );
  await rounds(jurisdiction, tickets, one, (ticket) => many.get(ticket.matter) as Engine);
}

async function rounds(
  jurisdiction: Jurisdiction,
  tickets: readonly Ticket[],
  one: Engine,
  ofItem: (ticket: Ticket) => Engine,
): Promise<void> {
  const rates: { own: number; one: number; many: number }[] = [];
  await ownRate(jurisdiction, tickets);
  await compared(jurisdiction, tickets.slice(0, 2000), ofItem);
  for (let i = 0; i < ROUNDS; i += 1) {
    const rate = {
      own: await ownRate(jurisdiction, tickets),
      one: await compared(jurisdiction, tickets.slice(i * FEW, (i + 1) * FEW), () => one),
      many: await compared(jurisdiction, tickets, ofItem),
    };
    rates.push(rate);
    say(
      `  ${round(rate.own)} decisions/s · json-rules-engine, all rules ${round(rate.one, 1)}/s (ratio ${round(rate.own / rate.one)}) · an engine for each matter ${round(rate.many)}/s (ratio ${round(rate.own / rate.many)})`,
    );
  }
  const mid = (key: 'own' | 'one' | 'many'): number => median(rates.map((r) => r[key]));
  say(
    `  median ${round(mid('own'))} decisions/s (goal 200000); ${round(mid('own') / mid('one'))} × one engine with the same rules, ${round(mid('own') / mid('many'))} × an engine for each matter (goal 100)`,
  );
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
