import { restoreToEngines } from '@hotline/host/transfer';
import { NotEmpty } from '@hotline/cli';
import { copyOf, exported, freshFolder, imported, makeCity, openAt, pictureOf, remove } from '../deploy/moved-city';
import { freshSpace, removeSpace, type EngineSettings } from '../engines';
import { stallCall } from '../journeys/stall';
import { TestWorld } from '../world';
import { onEngines } from './required';

const AT = '2026-01-05T09:00:00+08:00';
jest.setTimeout(180_000);

onEngines((engines) => {
  describe('A city that moves from one process to a cluster', () => {
    const folders: string[] = [];
    let space: EngineSettings;
    let picture: Awaited<ReturnType<typeof pictureOf>>;
    beforeAll(async () => {
      const data = freshFolder();
      await makeCity(data);
      const moved = await exported(data);
      folders.push(data, moved);
      const before = await openAt(data);
      picture = await pictureOf(before);
      await before.running.close();
      space = freshSpace(engines, 2);
    });
    afterAll(() => remove(folders));

    const cluster = () => {
      const { KAFKA_BROKERS, KAFKA_TOPIC, MONGO_URL, MONGO_DATABASE, REDIS_URL, REDIS_PREFIX } = space;
      return restoreToEngines({
        brokers: KAFKA_BROKERS.split(','),
        topic: KAFKA_TOPIC,
        partitions: 2,
        mongoUrl: MONGO_URL,
        database: MONGO_DATABASE,
        redisUrl: REDIS_URL,
        redisPrefix: REDIS_PREFIX,
      });
    };

    it('a killed import resumes and keeps all data and ticket numbers, and a second import is refused', async () => {
      const from = copyOf(folders[1] as string);
      folders.push(from);
      let steps = 0;
      const dying = imported({
        from,
        to: await cluster(),
        onProgress: () => {
          if ((steps += 1) === 5) throw new Error('killed');
        },
      });
      await expect(dying).rejects.toThrow('killed');
      await imported({ from, to: await cluster() });
      const world = await TestWorld.open({ at: AT, engines: space });
      try {
        expect(await pictureOf(world)).toEqual(picture);
        const numbers = new Set(picture.tickets.map(({ ticketNo }) => ticketNo));
        expect(numbers.has((await world.register(stallCall(world), 'after-the-move')).ticketNo)).toBe(false);
        await expect(imported({ from: copyOf(folders[1] as string), to: await cluster() })).rejects.toThrow(NotEmpty);
      } finally {
        await world.running.close();
        await removeSpace(space);
      }
    });
  });
});
