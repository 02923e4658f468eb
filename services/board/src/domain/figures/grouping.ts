import type { Channel, GroupingOfRates, Text } from '@hotline/contracts';
import { channelLabels } from '@hotline/contracts/labels';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { TicketRecord } from '@hotline/scoring';

type NamedParts = Pick<Jurisdiction, 'regions' | 'matters' | 'fields' | 'units'>;

/** Keys of fields, which are groups beside the matters in them. */
const FIELD = 'field:';

/** A region and the regions that contain it, the smallest first. */
export function withRegionsAround(
  { regions }: Pick<NamedParts, 'regions'>,
  code: string | undefined,
): readonly string[] {
  const around: string[] = [];
  for (let at = code; at !== undefined && !around.includes(at); at = regions.get(at)?.parent) around.push(at);
  return around;
}

/** The groups to which a record belongs. */
export function keysBy(by: GroupingOfRates, parts: NamedParts): (record: TicketRecord) => readonly string[] {
  const one = (key: string | undefined): readonly string[] => (key === undefined ? [] : [key]);
  switch (by) {
    case 'unit':
      return ({ unit }) => one(unit);
    case 'channel':
      return ({ channel }) => [channel];
    case 'operator':
      return ({ operator }) => one(operator);
    case 'region':
      return ({ region }) => withRegionsAround(parts, region);
    case 'matter':
      return ({ matter }) => {
        const field = matter === undefined ? undefined : parts.matters.get(matter)?.field;
        return [...one(matter), ...(field === undefined ? [] : [FIELD + field])];
      };
  }
}

interface NamedGroup {
  readonly name: Text;
  readonly parent?: { readonly key: string; readonly name: Text };
}

/** The name of a group, and the larger group in which it lies. `people`: names by id. */
export function describeGroup(
  by: GroupingOfRates,
  key: string,
  parts: NamedParts,
  people: ReadonlyMap<string, { readonly name: string }>,
): NamedGroup {
  const same: Text = { zh: key, en: key };
  if (by === 'unit') return { name: parts.units.get(key)?.name ?? same };
  if (by === 'channel') return { name: channelLabels[key as Channel] ?? same };
  if (by === 'operator') {
    const name = people.get(key)?.name ?? key;
    return { name: { zh: name, en: name } };
  }
  return by === 'region' ? describeRegion(key, parts) : describeMatter(key, parts);
}

function describeRegion(key: string, { regions }: NamedParts): NamedGroup {
  const region = regions.get(key);
  const parent = region?.parent === undefined ? undefined : regions.get(region.parent);
  return {
    name: region?.name ?? { zh: key, en: key },
    ...(region?.parent !== undefined && parent ? { parent: { key: region.parent, name: parent.name } } : {}),
  };
}

function describeMatter(key: string, { matters, fields }: NamedParts): NamedGroup {
  const same: Text = { zh: key, en: key };
  if (key.startsWith(FIELD)) return { name: fields.get(key.slice(FIELD.length)) ?? same };
  const matter = matters.get(key);
  const field = matter && fields.get(matter.field);
  return {
    name: matter?.name ?? same,
    ...(matter && field ? { parent: { key: FIELD + matter.field, name: field } } : {}),
  };
}
