import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '@hotline/classification';
import {
  classifyTicket,
  listModels,
  listShadowDifferences,
  listTrainingRows,
  readClassification,
  switchModel,
} from '@hotline/contracts';
import { refusal } from '../client';
import { admin, dispatcher, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { puddles, squeaks, storeModel, type LearnedTexts } from './stored-model';

jest.setTimeout(60_000);

describe('A model that a jurisdiction has trained on its own tickets', () => {
  let world: TestWorld;
  let matters: readonly [string, string, string];
  beforeEach(async () => {
    world = await TestWorld.open();
    matters = [...world.running.world.home.matters.keys()].slice(0, 3) as unknown as typeof matters;
  });
  afterEach(() => world.close());

  const learn = (id: string, examples: readonly LearnedTexts[], catalogue?: string): void =>
    storeModel(world, id, examples, catalogue);
  const switchTo = (model: string, to: 'shadow' | 'on' | 'off' | 'retired') =>
    world.client.call(switchModel, { params: { model }, body: { to } }, { as: admin });
  const call = async (narrative: string): Promise<string> =>
    (await world.register({ channel: 'phone', narrative, caller: { anonymity: 'anonymous' }, location: {} })).ticketId;
  const proposal = async (narrative: string) => {
    const ticketId = await call(narrative);
    return world.client.call(readClassification, { params: { ticketId } }, { as: supervisor });
  };
  const model = async (id: string) =>
    (await world.client.call(listModels, {}, { as: supervisor })).models.find((one) => one.model === id);
  const metric = async (name: string): Promise<string[]> =>
    (await world.client.send('GET', '/metrics', undefined)).text.split('\n').filter((line) => line.startsWith(name));

  it('runs in shadow mode first, classifies while it is on, and no longer when it is retired', async () => {
    const [squeak, puddle] = matters;
    learn('first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    expect(await model('first')).toMatchObject({ state: 'stored', trainedOn: 20, matters: 2 });
    expect(await refusal(switchTo('first', 'on'))).toMatchObject({ code: 'not-now' });

    expect(await switchTo('first', 'shadow')).toMatchObject({ state: 'shadow' });
    const shadowed = await proposal('桥头的叽扭匣子又叽扭了');
    expect(shadowed).toMatchObject({ state: 'waiting' });
    expect(shadowed.proposal.model).toBeUndefined();
    await world.give(classifyTicket, shadowed.ticketId, { matter: squeak, facts: {} }, dispatcher);
    expect((await model('first'))?.shadow).toMatchObject({ read: 1, judged: 1, right: 1, liveRight: 0 });
    const { differences } = await world.client.call(
      listShadowDifferences,
      { params: { model: 'first' } },
      { as: admin },
    );
    expect(differences).toMatchObject([{ ticketId: shadowed.ticketId, shadow: squeak, chosen: squeak }]);

    expect(await switchTo('first', 'on')).toMatchObject({
      state: 'on',
      steps: [{ to: 'shadow', by: 'admin-1' }, { to: 'on' }],
    });
    const live = await proposal('桥头的叽扭匣子又叽扭了');
    expect(live).toMatchObject({ state: 'classified', proposal: { model: 'first', matter: { code: squeak } } });
    expect(live.proposal.reasons.map(({ word }) => word).join()).toContain('叽扭');

    await switchTo('first', 'retired');
    expect((await proposal('桥头的叽扭匣子又叽扭了')).state).toBe('waiting');
    expect(await refusal(switchTo('first', 'on'))).toMatchObject({ code: 'not-now' });
  });

  it('does not know a matter that had no training texts, but the pack still recognises it', async () => {
    const [squeak, puddle, other] = matters;
    learn('first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    await switchTo('first', 'shadow');
    await proposal('叽扭');
    await switchTo('first', 'on');
    expect((await proposal(world.example(other))).proposal.matter).toMatchObject({ code: other });
  });

  it('does not run with another catalogue of matters, and is reported if its file is missing', async () => {
    const [squeak, puddle] = matters;
    learn(
      'old',
      [
        [squeaks, squeak],
        [puddles, puddle],
      ],
      'another',
    );
    const problem = await refusal(switchTo('old', 'shadow'));
    expect(problem).toMatchObject({ code: 'wrong-catalogue', status: 409 });
    expect(problem.detail).toContain('与现行目录不符');
    expect(problem.detail).not.toContain(catalogueOf(world.running.world.home));
    expect(problem.hint?.en).toContain('npm run train');
    expect((await model('old'))?.trouble).toBeDefined();
    expect(await refusal(switchTo('nowhere', 'shadow'))).toMatchObject({ code: 'wrong-catalogue' });

    learn('first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    await switchTo('first', 'shadow');
    rmSync(join(world.folder, 'models', 'first.model'));
    await proposal('叽扭');
    expect(await model('first')).toMatchObject({
      state: 'shadow',
      trouble: { en: expect.stringContaining('not in the folder') as string },
    });
  });

  it('a model that is on classifies again after a restart', async () => {
    const [squeak, puddle] = matters;
    learn('first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    await switchTo('first', 'shadow');
    await proposal('叽扭匣子');
    await switchTo('first', 'on');
    await world.running.close();
    world = await TestWorld.open({ environment: { HOTLINE_DATA: world.folder } });
    expect((await proposal('桥头的叽扭匣子又叽扭了')).proposal).toMatchObject({
      model: 'first',
      matter: { code: squeak },
    });
  });

  it('only an administrator may switch it on or off', async () => {
    learn('first', [
      [squeaks, matters[0]],
      [puddles, matters[1]],
    ]);
    for (const as of [operator, dispatcher, supervisor]) {
      expect(
        await refusal(world.client.call(switchModel, { params: { model: 'first' }, body: { to: 'shadow' } }, { as })),
      ).toMatchObject({ code: 'not-allowed' });
    }
  });

  it('corrections of its results are published as metrics, and kept as rows for the next training', async () => {
    const [squeak, puddle] = matters;
    learn('first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    await switchTo('first', 'shadow');
    await proposal('叽扭匣子，电话13800138000');
    expect(await metric('hotline_classification_shadow_agreement')).toEqual([
      'hotline_classification_shadow_agreement{jurisdiction="shanghe",model="first"} 0',
    ]);
    await switchTo('first', 'on');
    const { ticketId } = await proposal('桥头那个叽扭匣子又叽扭个没完，电话13800138000');
    await world.give(classifyTicket, ticketId, { matter: puddle, facts: {} }, dispatcher);
    expect(await metric('hotline_classification_corrected_share{')).toEqual([
      'hotline_classification_corrected_share{jurisdiction="shanghe",model="first"} 1',
    ]);
    expect(await metric('hotline_classification_read_total{jurisdiction="shanghe",model="first"')).toEqual([
      expect.stringMatching(/by="person"} 0$/),
      expect.stringMatching(/by="model"} 1$/),
    ]);
    expect(await metric('hotline_classification_stability_index{')).toHaveLength(1);
    const { rows } = await world.client.call(listTrainingRows, {}, { as: admin });
    expect(rows).toMatchObject([{ matter: puddle, proposed: squeak, corrected: true }]);
    expect(rows[0]?.text).not.toContain('13800138000');
  });
});
