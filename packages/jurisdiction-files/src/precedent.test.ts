import { PackError } from './read/problem';
import { packOf, type FolderText, type JurisdictionText } from './read/folder-text';
import { powers, tinyText } from './testing/tiny-pack';
import { addPrecedent, keepPrecedents, precedent, type Designation } from './precedent';

const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const squads =
  'id: squads, holder: {local: squad, of: bureau}, duty: punish, matters: [stall], inNameOf: bureau, mode: dispatched, legalReview: legal';
const planning = 'id: planning, holder: planning, duty: punish, matters: [stall], when: {permit: held}';
const contested = (files: string) =>
  files.replace(
    'contested: []',
    'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
  );
const text = tinyText(powers(shed, squads, planning), contested);
const decision = (more: Partial<Designation> = {}): Designation => ({
  matter: 'stall',
  lead: 'squad-east',
  region: 'east',
  facts: { permit: 'held' },
  from: '2026-11-22',
  number: '甲指定〔2026〕3号',
  ...more,
});
const withFile = (text: JurisdictionText, yaml: string): JurisdictionText => [
  { dir: text[0]?.dir ?? '', files: { ...text[0]?.files, 'precedents.yaml': yaml } },
];

test('a designation becomes a power that outranks all others, with the terms of the earlier power', () => {
  const found = precedent(text, decision({ reason: '学校门口由中队管' }));
  expect(packOf(withFile(text, found.yaml)).powers.find((p) => p.id === found.id)).toMatchObject({
    id: 'designated-stall-20261122',
    holder: 'squad-east',
    duty: 'punish',
    matters: ['stall'],
    where: ['east'],
    when: { permit: ['held'] },
    ground: 'designation',
    inNameOf: 'bureau',
    mode: 'dispatched',
    legalReview: 'legal',
    from: '2026-11-22',
    basis: { kind: 'document', text: '指定管辖 甲指定〔2026〕3号：学校门口由中队管' },
  });
  expect([found.before.kind, found.after]).toMatchObject([
    'dispute',
    { kind: 'lead', lead: { unit: 'squad-east' }, rule: { id: 'designation-first' } },
  ]);
});

test('a precedent lists the changed decisions, and the disputes that remain in other regions and on earlier days', () => {
  const found = precedent(text, decision());
  expect(found.changes.map((c) => c.text.zh)).toEqual([
    '“摆摊”在东镇（有证），2026-11-22起：争议：规划、东中队（法制办协调） → 东中队（以局名义）',
  ]);
  expect(found.left.map((f) => [f.regions, f.until])).toEqual([
    [['east', 'west'], '2026-11-21'],
    [['west'], undefined],
  ]);
  expect(found.undisputed).toBe(false);
});

test('a designation of a squad for all regions becomes a power of each local squad, and no dispute remains', () => {
  const found = precedent(text, { matter: 'stall', lead: 'squad-east', facts: {}, from: '0001-01-01', number: '4号' });
  expect(packOf(withFile(text, found.yaml)).powers.find((p) => p.id === found.id)?.holder).toEqual({
    local: 'squad',
    of: 'bureau',
  });
  expect([found.left, found.undisputed]).toEqual([[], true]);
});

test('a designated unit that had no power over the matter gets the duty that leads on it', () => {
  expect(precedent(text, decision({ lead: 'office' })).after).toMatchObject({
    lead: { unit: 'office', duty: 'punish', inNameOf: 'office' },
  });
});

test('adds the same designation only once, and restores precedents missing from a folder that is loaded again', () => {
  const first = precedent(text, decision());
  const again = withFile(text, first.yaml);
  expect(addPrecedent(again, decision()).text).toBe(again);
  const own = precedent(text, decision({ region: 'west', lead: 'squad-west', number: '5号' }));
  const [before, folder] = [again[0], withFile(text, own.yaml)[0]];
  if (!before || !folder || !text[0]) throw new Error('each has one folder');
  const ids = (one: FolderText) => packOf([one]).powers.flatMap((p) => (p.ground === 'designation' ? [p.id] : []));
  expect(ids(keepPrecedents(folder, before))).toEqual([own.id, `${first.id}-2`]);
  expect(keepPrecedents(before, before)).toBe(before);
  expect(keepPrecedents(before, text[0])).toBe(before);
});

test('a second designation is added to the file, and a contradicting one is refused with its line', () => {
  const first = precedent(text, decision());
  const again = withFile(text, first.yaml);
  expect(
    precedent(again, decision({ region: 'west', lead: 'squad-west' })).yaml.match(/ground: designation/g),
  ).toHaveLength(2);
  const against = () => precedent(again, decision({ lead: 'planning' }));
  expect(against).toThrow(PackError);
  expect(against).toThrow(
    /precedents\.yaml:\d+:\d+ 在东镇（有证），2026-11-22起，规划、东中队均有权主办“摆摊”.*\n {2}a second lead for matter "stall" in east/,
  );
});
