import { compile } from '@hotline/jurisdiction';
import { prove } from '@hotline/jurisdiction-proof';
import { largePack } from './large-pack';

/**
 * Measures proof, compilation and decisions of a jurisdiction with 3,005 matters, 20 towns and five facts, in seconds
 * of processor time.
 */
const seconds = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const pack = largePack();
say(
  `${pack.matters.length} items, ${pack.powers.length} powers, ${pack.regions.length - 1} towns, ${pack.facts.length} facts`,
);
for (const round of [1, 2, 3]) {
  let parts = 0;
  const took = seconds(() => {
    const proof = prove(pack);
    if (!proof.holds || proof.findings.length > 0) throw new Error(proof.findings[0]?.text.en);
    parts = proof.parts;
  });
  say(`proof ${round}: ${took.toFixed(2)} s, ${parts} parts`);
}
const faulty = largePack(3005, 20, new Set([17]));
say(
  `proof of the same with one fault: ${seconds(() => {
    if (prove(faulty).findings.length === 0) throw new Error('missed');
  }).toFixed(2)} s`,
);
let jurisdiction = compile(pack);
say(`compile: ${seconds(() => (jurisdiction = compile(pack))).toFixed(2)} s`);
const values = pack.facts.map((f) => [f.name, f.values.map((v) => v.value)] as const);
const tickets = Array.from({ length: 20_000 }, (_, i) => ({
  matter: `item-${(i * 7919) % 3005}`,
  region: `town-${(i * 31) % 20}`,
  on: '2026-11-22',
  facts: Object.fromEntries(values.map(([name, all], j) => [name, all[(i >> j) % all.length] as string])),
}));
say(`first decisions: ${Math.round(tickets.length / seconds(() => tickets.forEach((t) => jurisdiction.decide(t))))}/s`);
for (const round of [1, 2, 3])
  say(
    `decisions ${round}: ${Math.round(
      (tickets.length * 20) /
        seconds(() => {
          for (let n = 0; n < 20; n += 1) for (const t of tickets) jurisdiction.decide(t);
        }),
    )}/s`,
  );
say(`memory: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB heap`);
