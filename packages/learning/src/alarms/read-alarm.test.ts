import { slowTexts } from '@hotline/text/testing';
import { runToEnd } from '../catalogue/pausable';
import { sharedAlarmModel } from './alarm-models';
import type { AlarmRules } from './alarm-rules';
import { ALARM, readAlarm } from './read-alarm';

const rules: AlarmRules = {
  services: [
    {
      code: 'fire',
      words: ['着火'],
      examples: ['三楼着火了快来', '厨房着火了，全是烟', '楼道里着火，下不去', '窗户往外冒烟着火了'],
    },
    {
      code: 'lift',
      words: ['困在电梯'],
      examples: ['电梯里困了人', '我们困在电梯里出不来', '电梯卡住了里面有人', '电梯停了，人在里头'],
    },
  ],
  concepts: { fire: ['着火', '冒烟'], lift: ['电梯'], inside: ['里面有人', '困', '出不来', '里头'] },
  harmless: [],
  ordinary: [
    '路灯不亮了，晚上看不见',
    '垃圾没人清运，味道很大',
    '请问社保卡怎么办理',
    '物业费太高了，服务不好',
    '电梯老是坏，物业不修',
    '怕着火，楼道里堆满了东西',
    '去年着火的事还没赔偿',
    '窗户外面噪音大，睡不着',
  ],
};
/** The ordinary sentences repeated with numbers, because training needs at least 500 of them. */
const enough = Array.from({ length: 70 }, (_, i) => rules.ordinary.map((text) => `${text}，编号${i}`)).flat();
const model = runToEnd(sharedAlarmModel({ ...rules, ordinary: enough }));
const service = (text: string): string | undefined => {
  const reading = readAlarm(model, text);
  return reading && reading.confidence >= ALARM ? reading.service : undefined;
};

it('names the emergency service that a text needs', () => {
  expect(service('二楼着火了，快来')).toBe('fire');
  expect(service('孩子困在电梯里出不来')).toBe('lift');
});

it('prefers the service whose own words are in the text to a service whose examples only resemble it', () => {
  expect(service('里头有人，着火')).toBe('fire');
});

it('raises no alarm for an ordinary call, a feared danger or a past one', () => {
  for (const text of ['路灯坏了，晚上看不见', '怕着火，楼道里堆满了纸箱', '电梯老是坏，物业不修']) {
    expect([text, service(text)]).toEqual([text, undefined]);
  }
});

it('finds an emergency in the middle of a complaint, and gives its position in the text', () => {
  const text = '物业费太高了，服务不好，路灯不亮了，我们困在电梯里出不来，请问怎么办理';
  const reading = readAlarm(model, text);
  expect(reading?.service).toBe('lift');
  expect(text.slice(reading?.span.from, reading?.span.to)).toContain('困在电梯');
});

it('trains a model only once for the same rules', () => {
  expect(runToEnd(sharedAlarmModel({ ...rules, ordinary: [...enough] }))).toBe(model);
});

it('with too few ordinary sentences, only the own words of a service raise an alarm', () => {
  const small = runToEnd(sharedAlarmModel(rules));
  expect(readAlarm(small, '三楼着火，快来')).toMatchObject({ service: 'fire', confidence: ALARM });
  expect(readAlarm(small, '怕着火，楼道里堆满了纸箱')).toBeUndefined();
  expect(readAlarm(small, '窗户往外冒烟')).toBeUndefined();
});

it('treats private-use characters in the text of a caller as spaces', () => {
  expect(readAlarm(model, '路灯\ue000不亮')).toEqual(readAlarm(model, '路灯 不亮'));
});

it('reads a text in linear time', () => {
  expect(slowTexts((text) => readAlarm(model, text))).toEqual([]);
}, 120_000);
