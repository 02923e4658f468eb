import type { Pack, PackPower } from '@hotline/jurisdiction';
import { tinyPack } from './tiny-pack';

const basis = { kind: 'assumption', text: 'generated for measuring' } as const;
const same = (word: string) => ({ zh: word, en: word });
const facts = {
  permit: ['held', 'none'],
  road: ['main', 'secondary', 'lane'],
  site: ['inside', 'outside'],
  time: ['day', 'night'],
  weight: ['everyday', 'major'],
};

/**
 * A jurisdiction as large as the largest catalogue in the documents. It has `towns` towns and `items` matters, each
 * with four powers whose conditions use five facts. Every matter has exactly one lead, except those whose index is in
 * `faulty`.
 */
export function largePack(items = 3005, towns = 20, faulty: ReadonlySet<number> = new Set()): Pack {
  const names = Array.from({ length: towns }, (_, i) => `town-${i}`);
  const codes = Array.from({ length: items }, (_, i) => `item-${i}`);
  const small = tinyPack('{}');
  const field = small.fields[0]?.code ?? '';
  return {
    ...small,
    facts: Object.entries(facts).map(([name, values]) => ({
      name,
      basis,
      question: same(name),
      values: values.map((value) => ({ value, name: same(value), words: [] })),
    })),
    regions: [
      { code: 'county', level: 'district', basis, name: same('county'), aliases: [], facts: {} },
      ...names.map(townCalled),
    ],
    units: [...small.units.filter((u) => u.kind !== 'squad'), ...names.map(squadOf)],
    matters: codes.map((code) => ({
      code,
      field,
      basis,
      name: same(code),
      nature: 'enforcement',
      words: [code],
      examples: [],
      urgency: 'normal' as const,
    })),
    powers: codes.flatMap((code, i) => powersOver(code, names[i % towns] as string, faulty.has(i))),
  };
}

const townCalled = (code: string): Pack['regions'][number] => ({
  code,
  level: 'town',
  parent: 'county',
  basis,
  name: same(code),
  aliases: [],
  facts: {},
});

const squadOf = (town: string): Pack['units'][number] => ({
  id: `squad-${town}`,
  kind: 'squad',
  parent: 'bureau',
  territory: [town],
  basis,
  name: same(town),
});

function powersOver(code: string, town: string, faulty: boolean): PackPower[] {
  const power = (id: string, more: Partial<PackPower>): PackPower => ({
    id: `${code}-${id}`,
    basis,
    holder: 'bureau',
    duty: 'punish',
    fields: [],
    matters: [code],
    exceptMatters: [],
    exceptWhere: [],
    when: {},
    mode: 'own',
    ground: 'general',
    ...more,
  });
  return [
    power('squad', {
      holder: { local: 'squad' },
      when: { permit: ['none'], weight: ['everyday'] },
      inNameOf: 'bureau',
      mode: 'dispatched',
    }),
    power('major', { when: { permit: ['none'], weight: ['major'] } }),
    power('after-permit', {
      holder: 'planning',
      when: { permit: ['held'], ...(faulty ? { road: ['main', 'secondary'] } : {}) },
    }),
    power('own-town', {
      holder: 'legal',
      ground: 'boundary',
      where: [town],
      when: { road: ['lane'], time: ['night'], site: ['outside'] },
    }),
  ];
}
