import { bundledProgram } from '../bundled-program';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { shapes } from '../world';
import { openGateway } from './gateway';
import { journey, type Ending } from './journey';
import { Lives } from './lives';
import { deathsAfter, deathsBefore, fewestOf, type Death } from './orders';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const MINUTE = 60_000;
/** Timeout of a test in ms. Each start of the process takes a second of work, and longer on a busy machine. */
const PATIENCE = 10 * MINUTE;
type DeathOf = (life: number) => Death | undefined;

/**
 * The step at which each process of a run dies. Together, the processes of the two shapes of storage die at every commit
 * once, either before or after it. A log of its own has the steps `published` and `marked`, too: there, the processes die
 * at every second event. `npm run attack` kills at every step of every kind.
 */
const walksOf = (shape: 0 | 1) =>
  ({
    decided: deathsBefore('decided', 'committed', shape),
    committed: deathsAfter('committed', shape === 0 ? 2 : 3),
    published: deathsBefore('published', 'marked', 0),
    marked: deathsAfter('marked', 2),
    woken: () => ({ step: 'woken' }),
    acted: () => ({ step: 'acted' }),
  }) satisfies Record<string, DeathOf>;

describe.each(shapes)('A ticket while the product is killed again and again, with $shape', ({ logApart }) => {
  const jurisdiction = withSmallJurisdiction();
  const walks = walksOf(logApart ? 1 : 0);
  let program: string;
  let undisturbed: Ending;
  const underWay = new Set<Lives>();

  async function run(
    death: DeathOf,
  ): Promise<{ ending: Ending; deaths: readonly string[]; posted: readonly string[] }> {
    const gateway = await openGateway();
    const lives = new Lives(
      program,
      { ...jurisdiction, LOG_APART: logApart ? 'yes' : 'no', HOTLINE_MESSAGE_URL: gateway.url },
      START,
      death,
    );
    underWay.add(lives);
    try {
      const ending = await journey(lives);
      expect(lives.count).toBe(lives.deaths.length + 1);
      return { ending, deaths: lives.deaths, posted: gateway.keys };
    } finally {
      gateway.close();
      underWay.delete(lives);
      await lives.end();
    }
  }
  // A failed test may leave processes running.
  afterEach(() => Promise.all([...underWay].map((lives) => lives.end())));

  /** Runs the journey with deaths at steps of one kind, and expects the same end as without deaths. */
  async function walk(step: keyof ReturnType<typeof walksOf>, { deaths: fewest }: { deaths: number }): Promise<void> {
    const { ending, deaths, posted } = await run(walks[step]);
    expect(ending).toEqual(undisturbed);
    expect(deaths.length).toBeGreaterThanOrEqual(fewest);
    expect(deaths.every((death) => death.startsWith(`${step} `))).toBe(true);
    expect(new Set(posted).size).toBe(undisturbed.messages.length);
  }

  beforeAll(async () => {
    program = await bundledProgram("import './chaos/crashing-main';");
    ({ ending: undisturbed } = await run(() => undefined));
  }, PATIENCE);

  it('baseline without kills: the ticket closes after a warning, a return and a redo, each event once', () => {
    expect(undisturbed.state).toBe('closed bureau round 2 hop 3');
    expect(undisturbed.history).toHaveLength(43);
    expect(undisturbed.history).toContain('sla.ticket.5 SlaTargetAtRisk');
    expect(undisturbed.messages).toHaveLength(3);
  });

  it(
    'a kill before or after each commit neither loses nor repeats an event',
    async () => {
      await Promise.all([walk('decided', { deaths: fewestOf(34) }), walk('committed', { deaths: fewestOf(34) })]);
    },
    PATIENCE,
  );

  it(
    'a kill after a wake-up or after each sent message causes no second warning or message',
    async () => {
      await Promise.all([walk('woken', { deaths: 1 }), walk('acted', { deaths: 3 })]);
    },
    PATIENCE,
  );

  if (logApart) {
    it(
      'a kill before or after an event is marked as published neither loses nor repeats an event',
      async () => {
        await Promise.all([walk('published', { deaths: fewestOf(14) }), walk('marked', { deaths: fewestOf(14) })]);
      },
      PATIENCE,
    );
  }
});
