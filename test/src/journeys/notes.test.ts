import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { caller, operator, reviewer } from '../people';
import { TestWorld } from '../world';
import { squad, stallCall, town } from './stall';

jest.setTimeout(90_000);

describe('Progress notes of a unit', () => {
  let world: TestWorld;
  let id: string;
  let queryCode: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    ({ ticketId: id, queryCode } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, squad);
  });
  afterEach(() => world.close());

  type Readers = api.RequestBodyOf<typeof api.addNote>['readers'];
  const note = (readers: Readers, text: string, as: TestPerson = squad) =>
    world.give(api.addNote, id, { readers, text }, as);
  const readBy = async (as: TestPerson): Promise<unknown[]> =>
    (await world.read(id, as)).history.filter(({ type }) => type === 'NoteAdded').map(({ data }) => data.text);

  it('each note is shown only to the readers chosen for it; callers read theirs with the query code', async () => {
    await note('unit', '安排周三夜查');
    await note('hotline', '摊主系低保户，已联系民政');
    await note('caller', '今晚起安排夜间巡查，结果另行告知。');
    await note('unit', '已劝导两户', town);
    const [inUnit, toHotline, toCaller] = [
      '安排周三夜查',
      '摊主系低保户，已联系民政',
      '今晚起安排夜间巡查，结果另行告知。',
    ];
    expect(await readBy(squad)).toEqual([inUnit, toHotline, toCaller]);
    expect(await readBy(town)).toEqual([toCaller, '已劝导两户']);
    for (const person of [operator, reviewer, caller]) expect(await readBy(person)).toEqual([toHotline, toCaller]);
    const told = await world.client.call(api.followQuery, { params: { queryCode } });
    expect(told.steps.filter(({ text }) => text !== undefined)).toEqual([
      { at: '2026-01-05T01:00:00.000Z', what: { zh: '承办单位说明', en: 'Note from the unit' }, text: toCaller },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/夜查|低保|劝导/);
  });

  it('a note is refused from another unit, from an assistant to the caller, without text or readers', async () => {
    const before = await world.read(id);
    expect(
      await refusal(note('unit', '路过', { id: 'squad-baiqiao-1', role: 'unit', unit: 'squad-baiqiao' })),
    ).toMatchObject({ status: 403, code: 'not-your-ticket' });
    expect(await refusal(note('caller', '我们来答复您', town))).toMatchObject({
      status: 403,
      hint: { zh: expect.stringContaining('许商街道中队') },
    });
    expect(await refusal(note('everybody' as Readers, '大家好'))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.readers' }],
    });
    expect(await refusal(note('unit', ''))).toMatchObject({ status: 400, errors: [{ path: 'body.text' }] });
    expect(await world.read(id)).toEqual(before);
  });
});
