import { answersTo, type Jurisdiction } from '@hotline/jurisdiction';
import { channelLabels, type Channel, type Text } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';

/** Largest number of regions that a hint names. `choices` lists all regions. */
const MOST_SHOWN = 30;

const unknownFact: Text = { zh: '未找到该要素', en: 'There is no such fact' };
const unknownValue: Text = { zh: '该要素没有这个取值', en: 'The fact has no such value' };
const unknownMatter: Text = { zh: '未找到该事项', en: 'There is no such matter' };
const inTwo = ({ zh, en }: Text) => ({ message: en, messageZh: zh });

/**
 * Returns the code of a region that is given by its code, name or alias. Throws `unknown-region` with the regions of
 * the jurisdiction as choices.
 */
export function checkRegion(jurisdiction: Jurisdiction, given: string | undefined, path: string): string | undefined {
  if (given === undefined || jurisdiction.regions.has(given)) return given;
  const regions = [...jurisdiction.regions.values()];
  const named = regions.find((region) => region.name.zh === given || region.aliases.includes(given));
  if (named) return named.code;
  const shown = regions.slice(0, MOST_SHOWN);
  throw new Refusal(
    {
      refused: 'unknown-region',
      detail: {
        zh: `${jurisdiction.title.zh}没有区域“${given}”`,
        en: `${jurisdiction.title.en} has no region "${given}"`,
      },
      hint: {
        zh: `请从下列区域中选择，或留空并填写地址：${shown.map(({ name }) => name.zh).join('、')}`,
        en: `Choose one of these regions, or leave the region empty and give an address: ${shown.map(({ name }) => name.en).join(', ')}`,
      },
    },
    [{ path, message: 'There is no such region', messageZh: '未找到该区域', choices: regions.map(({ code }) => code) }],
  );
}

/** Throws `unknown-fact` for a fact, or a value of a fact, that the jurisdiction does not know. */
export function checkFacts(jurisdiction: Jurisdiction, facts: Readonly<Record<string, string>>, path: string): void {
  for (const [name, value] of Object.entries(facts)) {
    const fact = jurisdiction.facts.get(name);
    const values = fact && answersTo(fact).map((known) => known.value);
    if (values?.includes(value)) continue;
    const possible = values ?? [...jurisdiction.facts.keys()];
    throw new Refusal(
      {
        refused: 'unknown-fact',
        detail: values ? unknownValue : unknownFact,
        hint: { zh: '请从所列选项中选择', en: 'Choose one of the listed choices' },
      },
      [{ path: `${path}.${name}`, ...inTwo(values ? unknownValue : unknownFact), choices: possible }],
    );
  }
}

/** Throws `unknown-channel` for a channel that the jurisdiction has not opened. */
export function checkChannel({ title, intake }: Jurisdiction, given: Channel, path: string): void {
  const { channels } = intake;
  if (!channels || channels.includes(given)) return;
  const open = channels.map((channel) => channelLabels[channel]);
  throw new Refusal(
    {
      refused: 'unknown-channel',
      detail: {
        zh: `${title.zh}未开通渠道“${channelLabels[given].zh}”`,
        en: `${title.en} has not opened the channel "${channelLabels[given].en}"`,
      },
      hint: {
        zh: `已开通：${open.map(({ zh }) => zh).join('、')}`,
        en: `Open channels: ${open.map(({ en }) => en).join(', ')}`,
      },
    },
    [{ path, ...inTwo({ zh: '该渠道未开通', en: 'The channel is not open' }), choices: [...channels] }],
  );
}

/** Throws `unknown-matter` for a code that is not in the catalogue of the jurisdiction. */
export function checkMatter(jurisdiction: Jurisdiction, matter: string, path: string): void {
  if (jurisdiction.matters.has(matter)) return;
  throw new Refusal(
    {
      refused: 'unknown-matter',
      detail: unknownMatter,
      hint: {
        zh: '请从事项清单中选择',
        en: 'Choose a matter from the list of matters',
      },
    },
    [{ path, ...inTwo(unknownMatter) }],
  );
}
