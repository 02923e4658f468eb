import type { Jurisdiction, Region } from '@hotline/jurisdiction';
import { Refusal } from '@hotline/runtime';

const MOST_SHOWN = 30;

/** The code of a region given by code or by name. Throws `unknown-region` with what there is. */
export function checkRegion(jurisdiction: Jurisdiction, given: string | undefined, path: string): string | undefined {
  if (given === undefined || jurisdiction.regions.has(given)) return given;
  const regions = [...jurisdiction.regions.values()];
  const named = regions.find((region) => region.name.zh === given || region.aliases.includes(given));
  if (named) return named.code;
  const shown = regions.slice(0, MOST_SHOWN).map(show);
  throw new Refusal(
    {
      refused: 'unknown-region',
      detail: {
        zh: `${jurisdiction.title.zh}没有区域“${given}”`,
        en: `${jurisdiction.title.en} has no region "${given}"`,
      },
      hint: {
        zh: `请使用下列之一，或留空并填写地址：${shown.join('、')}`,
        en: `Use one of these, or leave it out and give an address: ${shown.join(', ')}`,
      },
    },
    [{ path, message: `unknown region ${given}` }],
  );
}

const show = (region: Region): string => `${region.code} ${region.name.zh}`;

/** Throws `unknown-fact` for a fact, or a value of one, that the jurisdiction does not know. */
export function checkFacts(jurisdiction: Jurisdiction, facts: Readonly<Record<string, string>>, path: string): void {
  for (const [name, value] of Object.entries(facts)) {
    const values = jurisdiction.facts.get(name)?.values.map((known) => known.value);
    if (values?.includes(value)) continue;
    const possible = values ?? [...jurisdiction.facts.keys()];
    throw new Refusal(
      {
        refused: 'unknown-fact',
        detail: { zh: `未知的要素 ${name}=${value}`, en: `Unknown fact ${name}=${value}` },
        hint: { zh: `可用：${possible.join('、')}`, en: `Use one of: ${possible.join(', ')}` },
      },
      [{ path: `${path}.${name}`, message: values ? `unknown value ${value}` : `unknown fact ${name}` }],
    );
  }
}

/** Throws `unknown-matter`. */
export function checkMatter(jurisdiction: Jurisdiction, matter: string, path: string): void {
  if (jurisdiction.matters.has(matter)) return;
  throw new Refusal(
    {
      refused: 'unknown-matter',
      detail: { zh: `事项清单中没有 ${matter}`, en: `The catalogue has no matter ${matter}` },
      hint: { zh: '事项代码见 /api/v1/jurisdiction', en: 'See /api/v1/jurisdiction for the matters' },
    },
    [{ path, message: `unknown matter ${matter}` }],
  );
}
