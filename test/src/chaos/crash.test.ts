import { join } from 'node:path';
import { bundledProgram } from '../bundled-program';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { shapes } from '../world';
import { openGateway } from './gateway';
import { journey, type Ending } from './journey';
import { Lives } from './lives';
import type { Death } from './orders';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const MINUTE = 60_000;
/** Each life takes a second of work; this is for machines that have something else to do. */
const PATIENCE = 10 * MINUTE;
type DeathOf = (life: number) => Death | undefined;

/**
 * Each life dies at the next such step, so that the lives together die at every one of the journey. A step before its
 * work is stored is done again by
 * the next life, so that life dies at the one after. What is stored in one group dies together.
 */
const walks = {
  decided: (life) => (life === 1 ? { step: 'decided' } : { step: 'decided', after: 'committed' }),
  committed: () => ({ step: 'committed' }),
  published: (life) => (life === 1 ? { step: 'published' } : { step: 'published', after: 'marked' }),
  marked: () => ({ step: 'marked' }),
  woken: () => ({ step: 'woken' }),
  acted: () => ({ step: 'acted' }),
} satisfies Record<string, DeathOf>;

describe.each(shapes)('killed between two steps, again and again, with $shape', ({ logApart }) => {
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
  /** What a test leaves behind when it fails. */
  afterEach(() => Promise.all([...underWay].map((lives) => lives.end())));

  /** Walks along one kind of step, and holds the end against that of the undisturbed journey. */
  async function walk(step: keyof typeof walks, { deaths: fewest }: { deaths: number }): Promise<void> {
    const { ending, deaths, posted } = await run(walks[step]);
    expect(ending).toEqual(undisturbed);
    expect(deaths.length).toBeGreaterThanOrEqual(fewest);
    expect(deaths.every((death) => death.startsWith(`${step} `))).toBe(true);
    expect(new Set(posted).size).toBe(undisturbed.messages.length);
  }

  beforeAll(async () => {
    program = await bundledProgram(join(__dirname, 'crashing-main.ts'), `crash-${logApart ? 'apart' : 'together'}`);
    ({ ending: undisturbed } = await run(() => undefined));
  }, PATIENCE);

  it('has a journey to compare with: closed after a warning, a return and a redo, each fact once', () => {
    expect(undisturbed.state).toBe('closed bureau round 2 hop 3');
    expect(undisturbed.history).toHaveLength(36);
    expect(undisturbed.history).toContain('sla.ticket.3 SlaTargetAtRisk');
    expect(undisturbed.messages).toHaveLength(3);
  });

  it(
    'before and after each commit, it loses nothing and doubles nothing',
    async () => {
      await Promise.all([walk('decided', { deaths: 35 }), walk('committed', { deaths: 35 })]);
    },
    PATIENCE,
  );

  it(
    'after a wake-up and after each act, it neither warns nor tells twice',
    async () => {
      await Promise.all([walk('woken', { deaths: 1 }), walk('acted', { deaths: 3 })]);
    },
    PATIENCE,
  );

  if (logApart) {
    it(
      'between the outbox and the log, it loses nothing and doubles nothing',
      async () => {
        await Promise.all([walk('published', { deaths: 15 }), walk('marked', { deaths: 15 })]);
      },
      PATIENCE,
    );
  }
});
