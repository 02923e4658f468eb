import { readTicket, registerTicket } from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { FairCounty } from '../fair-county';
import { admin, operator } from '../people';
import { onEngines } from './required';
import { RunningCluster } from './running';

jest.setTimeout(180_000);

const SIGNS = '上集镇占道招牌挡路，招牌摆到路中间';

onEngines((engines) => {
  describe('A county that publishes a new version of its jurisdiction in a cluster', () => {
    let county: FairCounty;
    let running: RunningCluster;
    beforeAll(async () => {
      county = new FairCounty();
      running = await RunningCluster.open(engines, county.settings);
      county.answersAt(running.cluster.url);
    });
    afterAll(async () => {
      await running?.close();
      county.remove();
    });

    const read = (ticketId: string) => running.client.call(readTicket, { params: { ticketId } }, { as: admin });
    /** The ticket of a call, as soon as it has a lead. */
    const dispatched = async () => {
      const { ticketId } = await running.client.call(
        registerTicket,
        { body: { channel: 'phone', narrative: SIGNS, caller: { phone: '13800000001' }, separate: true } },
        { as: operator },
      );
      await eventually(async () => expect(await read(ticketId)).toMatchObject({ state: 'dispatched' }));
      return read(ticketId);
    };

    it('applies it in all processes, also in those started later; old tickets keep their version', async () => {
      const old = await dispatched();
      expect(old).toMatchObject({ lead: 'bureau' });
      expect(await county.run('publish', county.draft(), '--accept-errors')).not.toMatchObject({ failed: true });
      await eventually(async () => expect(await dispatched()).toMatchObject({ lead: 'police' }));

      const [first] = running.cluster.replicasOf('routing');
      await running.cluster.add('routing');
      if (first) await running.cluster.remove(first);
      expect(await dispatched()).toMatchObject({ lead: 'police' });
      expect(await read(old.ticketId)).toMatchObject({ lead: 'bureau', why: old.why });
      expect((await county.run('why', old.ticketId)).data).toMatchObject({
        version: old.why?.pack,
        decision: { lead: { unit: 'bureau' } },
      });
    });
  });
});
