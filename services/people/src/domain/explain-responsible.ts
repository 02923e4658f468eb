import { roleLabels } from '@hotline/contracts/labels';
import type { Text } from '@hotline/contracts';
import type { Answering, PostOrRole } from '@hotline/directory';
import type { PeopleView } from './view';

interface Asked {
  readonly unit: string;
  readonly seat: PostOrRole;
}

const nameOfUnit = (view: PeopleView, unit: string): Text => view.units.get(unit)?.name ?? view.title;
const nameOfSeat = (view: PeopleView, seat: PostOrRole): Text =>
  'role' in seat ? roleLabels[seat.role] : (view.posts.get(seat.post)?.name ?? { zh: '该岗位', en: 'that post' });

/** Explains who is responsible for the requested post or role of a unit, and why. */
export function explainResponsible({ unit, seat }: Asked, found: Answering | undefined, view: PeopleView): Text {
  const asked = { unit: nameOfUnit(view, unit), seat: nameOfSeat(view, seat) };
  if (!found) {
    const hotline = nameOfUnit(view, view.hotline);
    return {
      zh: `${asked.unit.zh}及其上级均无人在岗，由${hotline.zh}负责`,
      en: `Nobody is present in ${asked.unit.en} or in a unit above it, so ${hotline.en} is responsible`,
    };
  }
  const { person, standsInFor } = found;
  const own = ownReason(found);
  const isElsewhere = found.unit !== unit;
  const isHigher = 'post' in seat && found.post !== undefined && found.post !== seat.post;
  if (!isElsewhere && !isHigher) return own;
  const post = found.post === undefined ? undefined : view.posts.get(found.post)?.name;
  const above = {
    zh: `${nameOfUnit(view, found.unit).zh}${post?.zh ?? ''}`,
    en: `${post ? `${post.en}, ` : ''}${nameOfUnit(view, found.unit).en}`,
  };
  const who = standsInFor ? own : { zh: person.name, en: person.name };
  return {
    zh: `${asked.unit.zh}${asked.seat.zh}无人在岗，由${above.zh}负责：${who.zh}`,
    en: `Nobody is present as ${asked.seat.en} of ${asked.unit.en}, so ${above.en} is responsible: ${who.en}`,
  };
}

function ownReason({ person, reason, standsInFor }: Answering): Text {
  if (reason === 'on-duty') return { zh: `${person.name}当班`, en: `${person.name} is on duty` };
  if (reason === 'holds-it')
    return { zh: `${person.name}在岗`, en: `${person.name} holds this position and is present` };
  const absent = standsInFor?.name ?? '';
  return { zh: `${absent}请假，由${person.name}替岗`, en: `${absent} is absent; ${person.name} stands in` };
}
