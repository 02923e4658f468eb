import type { Actor } from '@hotline/contracts';
import type { World } from '@hotline/host/http';

/**
 * The units of a person: the unit of their token, or else those of their positions. Without either, the coordination
 * body for a coordinator, and the hotline for anybody else.
 */
export async function unitsOfActor(
  world: Pick<World, 'people' | 'jurisdiction'>,
  jurisdiction: string,
  { id, unit, role }: Actor,
): Promise<readonly string[]> {
  if (unit !== undefined) return [unit];
  const person = await world.people.find(jurisdiction, id);
  const units = [...new Set(person?.positions.map((position) => position.unit))];
  if (units.length > 0) return units;
  const { hotline, coordination } = world.jurisdiction(jurisdiction);
  return [role === 'coordinator' ? coordination : hotline];
}
