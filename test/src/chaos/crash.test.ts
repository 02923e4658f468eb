import { bundledProgram } from '../bundled-program';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { shapes } from '../world';
import { openGateway } from './gateway';
import { journey, type Ending } from './journey';
import { Lives } from './lives';
import { deathsAfter, deathsBefore, type Death } from './orders';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const MINUTE = 60_000;
/** Timeout of a test in ms. Each start of the process takes a second of work, and longer on a busy machine. */
const PATIENCE = 10 * MINUTE;
type DeathOf = (life: number) => Death | undefined;

/**
 * The step at which each process of a run dies. With one shape of storage, processes die at every odd commit, with the
 * other at every even commit; so the two shapes together cover all commits. The steps `published` and `marked` exist
 * only where the log is a store of its own: there, processes die at every second event, and in `npm run attack` at
 * every event.
 */
const walksOf = (first: 0 | 1) =>
  ({
    decided: deathsBefore('decided', 'committed', first),
    committed: deathsAfter('committed', first),
    published: deathsBefore('published', 'marked', 0),
    marked: deathsAfter('marked', 1),
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
      await Promise.all([walk('decided', { deaths: 17 }), walk('committed', { deaths: 17 })]);
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
        await Promise.all([walk('published', { deaths: 7 }), walk('marked', { deaths: 7 })]);
      },
      PATIENCE,
    );
  }
});
