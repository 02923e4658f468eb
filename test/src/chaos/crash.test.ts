import { bundledProgram } from '../bundled-program';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { shapes } from '../world';
import { openGateway } from './gateway';
import { journey, type Ending } from './journey';
import { Lives } from './lives';
import type { Death } from './orders';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const MINUTE = 60_000;
/** Time limit. A start of the process takes a second of work; busy machines need more time. */
const PATIENCE = 10 * MINUTE;
type DeathOf = (life: number) => Death | undefined;

/**
 * Each process dies at the next step of one kind, so that together they die at every such step of the journey. The next
 * process repeats the work of a step before its commit, and therefore dies at the step after it.
 */
const walks = {
  decided: (life) => (life === 1 ? { step: 'decided' } : { step: 'decided', after: 'committed' }),
  committed: () => ({ step: 'committed' }),
  published: (life) => (life === 1 ? { step: 'published' } : { step: 'published', after: 'marked' }),
  marked: () => ({ step: 'marked' }),
  woken: () => ({ step: 'woken' }),
  acted: () => ({ step: 'acted' }),
} satisfies Record<string, DeathOf>;

describe.each(shapes)('The product, killed between two steps again and again, with $shape', ({ logApart }) => {
  const jurisdiction = withSmallJurisdiction();
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
  // A test that fails leaves processes behind.
  afterEach(() => Promise.all([...underWay].map((lives) => lives.end())));

  /** Dies at each step of one kind, and compares the end with that of the undisturbed journey. */
  async function walk(step: keyof typeof walks, { deaths: fewest }: { deaths: number }): Promise<void> {
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

  it('the undisturbed journey ends closed, after a warning, a return and a redo, with each event once', () => {
    expect(undisturbed.state).toBe('closed bureau round 2 hop 3');
    expect(undisturbed.history).toHaveLength(43);
    expect(undisturbed.history).toContain('sla.ticket.5 SlaTargetAtRisk');
    expect(undisturbed.messages).toHaveLength(3);
  });

  it(
    'a product that is killed before and after each commit loses and repeats nothing',
    async () => {
      await Promise.all([walk('decided', { deaths: 35 }), walk('committed', { deaths: 35 })]);
    },
    PATIENCE,
  );

  it(
    'a product that is killed after a wake-up and after each act sends no warning or message twice',
    async () => {
      await Promise.all([walk('woken', { deaths: 1 }), walk('acted', { deaths: 3 })]);
    },
    PATIENCE,
  );

  if (logApart) {
    it(
      'a product that is killed between the outbox and the log loses and repeats nothing',
      async () => {
        await Promise.all([walk('published', { deaths: 15 }), walk('marked', { deaths: 15 })]);
      },
      PATIENCE,
    );
  }
});
