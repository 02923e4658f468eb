import { eventually, gate, someTurns } from '../eventually';
import { ticket } from '../letters';
import { Match, newConditions, remind, send, serve, type MatchConditions } from './ping-pong';
import type { Rule, Stand } from '../suite';

async function served(stand: Stand): Promise<{ conditions: MatchConditions; match: Match }> {
  const conditions = newConditions();
  const match = await Match.start(stand, conditions);
  await match.tell(ticket(1), serve, { rallies: 1 }, 'serve');
  return { conditions, match };
}

/**
 * Declares the rules about failures of live views, receivers and rules: none of them may change what the loop has
 * stored.
 */
export function outsideFailures(rule: Rule): void {
  rule('answers a command although the callback for live views throws', async (stand) => {
    const conditions = newConditions();
    conditions.announce = () => {
      throw new Error('nobody is looking');
    };
    const match = await Match.start(stand, conditions);
    await expect(match.tell(ticket(1), serve, { rallies: 1 }, 'serve')).resolves.toMatchObject({
      recorded: [{ type: 'FactsAsked' }],
    });
  });

  rule('`settled` resolves only after all running and queued acts have ended', async (stand) => {
    const { conditions, match } = await served(stand);
    const stuck = gate();
    let begun = 0;
    conditions.beforeSending = async (name) => {
      begun += 1;
      await stuck.opened;
      if (name === 'a') throw new Error('the number is not in service');
      await someTurns(5);
    };
    await match.tell(ticket(1), send, { names: ['a', 'b'] }, 'send');
    const sweep = match.ping.sweep();
    await eventually(() => expect(begun).toBe(1));
    const settled = match.ping.loop.acts.settled();
    stuck.open();
    await settled;
    expect(conditions.performed).toContain(`ping.${ticket(1)}.b`);
    await sweep;
  });

  rule('a service starts although its rule for an overdue wake-up throws, and handles it later', async (stand) => {
    const { match } = await served(stand);
    await match.tell(ticket(1), remind, { at: stand.engine.clock.now() + 20 }, 'remind');
    await stand.crash();
    await stand.passBy(30);
    const conditions = { ...newConditions(), unwakeable: true };
    const again = await Match.start(stand, conditions);
    await again.tell(ticket(2), serve, { rallies: 1 }, 'serve');
    await eventually(async () =>
      expect((await again.ping.loop.documents.load(ticket(2)))?.state.answers).toEqual(['1']),
    );
    conditions.unwakeable = false;
    await eventually(async () =>
      expect((await again.ping.loop.documents.load(ticket(1)))?.state.woken).toHaveLength(1),
    );
  });
}
