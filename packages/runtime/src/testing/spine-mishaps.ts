import { eventually, gate, someTurns } from './eventually';
import { ticket } from './letters';
import { Match, newWorld, remind, send, serve, type World } from './ping-pong';
import type { Rule, Stand } from './suite';

async function served(stand: Stand): Promise<{ world: World; match: Match }> {
  const world = newWorld();
  const match = await Match.start(stand, world);
  await match.tell(ticket(1), serve, { rallies: 1 }, 'serve');
  return { world, match };
}

/** What goes wrong around the loop stays there. */
export function mishaps(rule: Rule): void {
  rule('keeps a command answered when a live view throws', async (stand) => {
    const world = newWorld();
    world.announce = () => {
      throw new Error('nobody is looking');
    };
    const match = await Match.start(stand, world);
    await expect(match.tell(ticket(1), serve, { rallies: 1 }, 'serve')).resolves.toMatchObject({
      recorded: [{ type: 'FactsAsked' }],
    });
  });

  rule('is settled only when the acts that were begun, and those after them, are done', async (stand) => {
    const { world, match } = await served(stand);
    const stuck = gate();
    let begun = 0;
    world.beforeSending = async (name) => {
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
    expect(world.performed).toContain(`ping.${ticket(1)}.b`);
    await sweep;
  });

  rule('starts although the rule for an overdue wake-up throws, and wakes when the rule is mended', async (stand) => {
    const { match } = await served(stand);
    await match.tell(ticket(1), remind, { at: stand.engine.clock.now() + 20 }, 'remind');
    await stand.crash();
    await stand.passBy(30);
    const world = { ...newWorld(), unwakeable: true };
    const again = await Match.start(stand, world);
    await again.tell(ticket(2), serve, { rallies: 1 }, 'serve');
    await eventually(async () =>
      expect((await again.ping.loop.documents.load(ticket(2)))?.state.answers).toEqual(['1']),
    );
    world.unwakeable = false;
    await eventually(async () =>
      expect((await again.ping.loop.documents.load(ticket(1)))?.state.woken).toHaveLength(1),
    );
  });
}
