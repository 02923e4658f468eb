import type { Text } from '@hotline/contracts';
import { localTime } from '@hotline/contracts/phrases';
import type { Absence, Person } from '@hotline/directory';
import type { Refused } from '@hotline/runtime';
import type { PeopleView } from './view';

export const personNotFound: Refused = {
  refused: 'not-found',
  detail: { zh: '人员名录中没有此人', en: 'This person is not in the list of people' },
  hint: { zh: '请核对账号，或先新增该人员', en: 'Check the account, or add the person first' },
};

export const alreadyEntered = ({ name }: Person): Refused => ({
  refused: 'not-now',
  detail: { zh: `该账号已属于${name}`, en: `The account already belongs to ${name}` },
  hint: { zh: '请修改已有人员，或更换账号', en: 'Edit that person, or give another account' },
});

/** `where`: the field and the position in it, e.g. 任职第2项 · position 2. */
export const unknownUnit = (where: Text, { title }: Pick<PeopleView, 'title'>): Refused => ({
  refused: 'unknown-unit',
  detail: {
    zh: `${where.zh}的单位不在${title.zh}的单位名录中`,
    en: `The unit of ${where.en} is not one of the units of ${title.en}`,
  },
  hint: {
    zh: '请从单位名录中选择；新设单位须先在辖区配置中增加',
    en: 'Choose a unit from the list. A new unit must first be added to the jurisdiction',
  },
});

export const unknownPost = (where: Text, { title, posts }: Pick<PeopleView, 'title' | 'posts'>): Refused => ({
  refused: 'unknown-post',
  detail: {
    zh: `${where.zh}的岗位不在${title.zh}的岗位清单中`,
    en: `The post of ${where.en} is not one of the posts of ${title.en}`,
  },
  hint:
    posts.size === 0
      ? {
          zh: '本辖区尚未设置岗位，请先在辖区配置中增加',
          en: 'The jurisdiction has no posts yet; add posts to it first',
        }
      : {
          zh: `可选岗位：${[...posts.values()].map(({ name }) => name.zh).join('、')}`,
          en: `Possible posts: ${[...posts.values()].map(({ name }) => name.en).join(', ')}`,
        },
});

export const unknownPerson = (where: Text): Refused => ({
  refused: 'unknown-person',
  detail: { zh: `${where.zh}不在人员名录中`, en: `The list of people does not contain ${where.en}` },
  hint: { zh: '请先新增该人员，或从名录中选择', en: 'Add the person first, or choose a person from the list' },
});

export const ownSubstitute: Refused = {
  refused: 'invalid-input',
  detail: { zh: '替岗人员不能是本人', en: 'A person cannot stand in for themselves' },
  hint: { zh: '请选择另一位同事', en: 'Choose a colleague' },
};

export const twiceTheSame = (what: Text): Refused => ({
  refused: 'invalid-input',
  detail: { zh: `${what.zh}有重复`, en: `An entry of ${what.en} appears twice` },
  hint: { zh: '请删去重复的一项', en: 'Remove one of the two' },
});

export const notTheirPlanner: Refused = {
  refused: 'not-allowed',
  detail: {
    zh: '只能为本人或本单位人员登记请假和替岗',
    en: 'You can record absences and substitutes only for yourself or for people of your own unit',
  },
  hint: {
    zh: '请由本人、其单位的联络员或分管负责人、督办员或管理员办理',
    en: 'Ask the person, the officer or signatory of their unit, a supervisor or an administrator',
  },
};

export const otherUnitsRoster = (unit: Text): Refused => ({
  refused: 'not-allowed',
  detail: {
    zh: `只能编排本单位的值班表，${unit.zh}不是本单位`,
    en: `You can plan duty only for your own unit, not for ${unit.en}`,
  },
  hint: {
    zh: '请由该单位的联络员或分管负责人、督办员或管理员编排',
    en: 'Ask the officer or signatory of that unit, a supervisor or an administrator',
  },
});

export const emptyPeriod = (where: Text): Refused => ({
  refused: 'invalid-input',
  detail: { zh: `${where.zh}的结束时间须晚于开始时间`, en: `The end of ${where.en} must be after its beginning` },
  hint: { zh: '请改正起止时间', en: 'Correct the two times' },
});

export const absenceIsOver: Refused = {
  refused: 'invalid-input',
  detail: { zh: '请假的结束时间已过', en: 'The absence has ended already' },
  hint: { zh: '请填写将来的结束时间', en: 'Give an end in the future' },
};

export const alreadyAbsent = ({ name }: Person, { from, until }: Absence, now: number, zone: string): Refused => {
  const [first, last] = [localTime(from, zone, now), localTime(until, zone, now)];
  return {
    refused: 'not-now',
    detail: {
      zh: `${name}在${first.zh}至${last.zh}已登记请假`,
      en: `${name} is recorded as absent from ${first.en} until ${last.en}`,
    },
    hint: { zh: '请先销假，再登记新的起止时间', en: 'End that absence first, then record the new one' },
  };
};

export const noSuchAbsence = ({ name }: Person): Refused => ({
  refused: 'not-found',
  detail: { zh: `${name}没有在该时间开始的请假`, en: `${name} has no absence that begins at that time` },
  hint: { zh: '请从其请假记录中选择', en: 'Choose one from the absences of the person' },
});

export const shiftOutside = (where: Text): Refused => ({
  refused: 'invalid-input',
  detail: {
    zh: `${where.zh}的开始时间不在本次编排的时段内`,
    en: `${where.en} does not begin in the planned period`,
  },
  hint: { zh: '请改正班次时间，或扩大编排的时段', en: 'Correct the shift, or plan a longer period' },
});

export const hasLeft = ({ name }: Person): Refused => ({
  refused: 'invalid-input',
  detail: { zh: `${name}届时已离岗`, en: `${name} will have left by then` },
  hint: { zh: '请选择在岗人员', en: 'Choose a person who still works here then' },
});

export const twiceOnDuty = ({ name }: Person, at: number, now: number, zone: string): Refused => {
  const time = localTime(at, zone, now);
  return {
    refused: 'invalid-input',
    detail: { zh: `${name}在${time.zh}有两个重叠的班次`, en: `${name} has two shifts that overlap on ${time.en}` },
    hint: { zh: '请删去或缩短其中一个班次', en: 'Remove or shorten one of the shifts' },
  };
};

export const handoverNotFound: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该交接班记录', en: 'The handover was not found' },
  hint: { zh: '请从交接班清单中选择', en: 'Choose one from the list of handovers' },
};

export const giverElsewhere: Refused = {
  refused: 'not-allowed',
  detail: {
    zh: '只能交接本人任职单位的班',
    en: 'You can hand over only a shift of a unit in which you have a position',
  },
  hint: { zh: '请选择本人任职的单位', en: 'Choose a unit in which you have a position' },
};

export const handoverToSelf: Refused = {
  refused: 'invalid-input',
  detail: { zh: '接班人员不能是本人', en: 'A shift cannot be handed over to oneself' },
  hint: { zh: '请选择下一班的同事', en: 'Choose the colleague of the next shift' },
};

export const receiverElsewhere = ({ name }: Person): Refused => ({
  refused: 'invalid-input',
  detail: { zh: `${name}不在该单位任职`, en: `${name} has no position in that unit` },
  hint: { zh: '请选择该单位的在职人员', en: 'Choose somebody who works there' },
});

export const receiverAway = ({ name }: Person): Refused => ({
  refused: 'not-now',
  detail: { zh: `${name}正在请假`, en: `${name} is absent now` },
  hint: { zh: '请交给其替岗人员或另一位同事', en: 'Hand over to the substitute or to another colleague' },
});

export const notForYou = (receiver: Person | undefined): Refused => ({
  refused: 'not-allowed',
  detail: { zh: '此班不是交给您的', en: 'This shift was not handed over to you' },
  hint: receiver
    ? { zh: `请由${receiver.name}确认接班`, en: `${receiver.name} must confirm it` }
    : { zh: '请由指定的接班人员确认', en: 'The person named must confirm it' },
});

export const alreadyTakenOver = (at: number, now: number, zone: string): Refused => {
  const time = localTime(at, zone, now);
  return {
    refused: 'not-now',
    detail: { zh: `已于${time.zh}确认接班`, en: `The shift was taken over on ${time.en}` },
    hint: { zh: '无需重复确认', en: 'You do not have to confirm it again' },
  };
};

export const wrongCells = (many: number): Refused => ({
  refused: 'invalid-input',
  detail: {
    zh: `人员表有${many}处错误，未导入任何人员`,
    en: `The list of people has ${many} error${many === 1 ? '' : 's'}; nobody was imported`,
  },
  hint: { zh: '请按所列位置修改后重新导入', en: 'Correct the listed cells, and import the file again' },
});
