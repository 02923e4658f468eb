import type { Pack, PackMatter } from '@hotline/jurisdiction';
import { checkHours } from './hours';
import type { SourceMap } from '../read/origins';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { say, type PackProblem } from '../read/problem';
import { specificity, thresholdFrom } from '@hotline/jurisdiction/analysis';

const targets = ['dispatch', 'acknowledge', 'first-contact', 'resolve', 'callback', 'redo'] as const;

/**
 * Checks the rules that apply to all tickets: SLA rows, hours, thresholds and prices, the country of telephone numbers,
 * and the approval of extensions, pauses and suspensions.
 */
export function checkPolicies(pack: Pack, origins: SourceMap): PackProblem[] {
  return [
    ...forAll(pack, origins),
    ...twins(pack, origins),
    ...checkHours(pack, origins),
    ...thresholds(pack, origins),
    ...country(pack, origins),
    ...approvals(pack, origins),
  ];
}

/**
 * Checks that the last row of each approval list fits everything; a request that no row fits could not be
 * approved.
 */
function approvals({ timing }: Pack, origins: SourceMap): PackProblem[] {
  const names = {
    extensions: ['延期', 'extensions'],
    pauses: ['暂停', 'pauses'],
    suspensions: ['挂账', 'suspensions'],
  } as const;
  return (['extensions', 'pauses', 'suspensions'] as const).flatMap((key) => {
    const last = timing[key]?.approval.at(-1);
    if (!last || (last.upTo === undefined && last.upToNumber === undefined)) return [];
    const [zh, en] = names[key];
    return [
      origins.in(
        'timing',
        [key, 'approval'],
        say(`有的${zh}没有审批人`, `some ${en} have nobody who approves them`),
        say(
          '最后一行不写 upToNumber 和 upTo，适用于其余所有情形',
          'add a last row without `upToNumber` and `upTo`, for all others',
        ),
      ),
    ];
  });
}

function country({ intake }: Pack, origins: SourceMap): PackProblem[] {
  if (isSupportedCountry(intake.country)) return [];
  return [
    origins.in(
      'intake',
      ['country'],
      say(`没有国家代码“${intake.country}”`, `there is no country "${intake.country}"`),
      say('请填写两个大写字母的国家代码，如 CN', 'give the two capital letters of a country, such as CN'),
    ),
  ];
}

function forAll(pack: Pack, origins: SourceMap): PackProblem[] {
  const row = pack.sla.find((r) => specificity(r) === 0);
  if (!row)
    return [
      origins.in(
        'sla',
        [],
        say('没有适用于所有工单的时限', 'no SLA row for all tickets'),
        say(
          '加一行不写 matter、urgency、kind 的，六个时限写全',
          'add a row without matter, urgency and kind, with all six targets',
        ),
      ),
    ];
  return targets
    .filter((name) => row.targets[name] === undefined)
    .map((name) =>
      origins.at(
        row,
        ['targets'],
        say(`适用于所有工单的时限缺“${name}”`, `the SLA row for all tickets has no "${name}"`),
        say(
          '六个时限都要填写，其他各行缺少的时限由它补充',
          'it must have all six targets, because they complete the other rows',
        ),
      ),
    );
}

function twins(pack: Pack, origins: SourceMap): PackProblem[] {
  const seen = new Map<string, string>();
  return pack.sla.flatMap((row) => {
    const key = JSON.stringify([row.matter, row.urgency, row.kind]);
    const earlier = seen.get(key);
    seen.set(key, row.id);
    return earlier === undefined
      ? []
      : [
          origins.at(
            row,
            [],
            say(`“${row.id}”与“${earlier}”针对同样的工单`, `"${row.id}" is for the same tickets as "${earlier}"`),
            say('请删去一个，或写明区别', 'remove one of them, or state how they differ'),
          ),
        ];
  });
}

function thresholds(pack: Pack, origins: SourceMap): PackProblem[] {
  return [...jurisdictionThreshold(pack, origins), ...pack.matters.flatMap((m) => matterPrices(pack, m, origins))];
}

const wrongUnitMustCostMore = say(
  'wrongUnit 应大于 askPerson，否则永远不会转人工',
  '`wrongUnit` must be greater than `askPerson`, otherwise no person is ever asked',
);

function jurisdictionThreshold({ classification: { threshold, prices } }: Pack, origins: SourceMap): PackProblem[] {
  if (threshold === undefined && prices === undefined)
    return [
      origins.in(
        'classification',
        ['threshold'],
        say('缺少“classification.threshold”', '"classification.threshold" is missing'),
        say(
          '请在本辖区或上级框架的 classification: 下填写 threshold 或 prices: {askPerson: 1, wrongUnit: 20}',
          'add `threshold` or `prices: {askPerson: 1, wrongUnit: 20}` under `classification:` ' +
            'in this jurisdiction or its frame',
        ),
      ),
    ];
  if (!prices || thresholdFrom(prices) > 0) return [];
  return [
    origins.in(
      'classification',
      ['prices'],
      say('错派的代价不高于转人工', 'a wrong unit costs no more than asking a person'),
      wrongUnitMustCostMore,
    ),
  ];
}

/** Checks the prices of one matter. A price that the matter does not state comes from the jurisdiction. */
function matterPrices({ classification }: Pack, matter: PackMatter, origins: SourceMap): PackProblem[] {
  if (!matter.prices) return [];
  const { askPerson, wrongUnit } = { ...classification.prices, ...matter.prices };
  if (askPerson === undefined || wrongUnit === undefined)
    return [
      origins.at(
        matter,
        ['prices'],
        say(
          `“${matter.code}”只填写了一种代价，本辖区未填写另一种`,
          `"${matter.code}" states one price, and the jurisdiction does not state the other`,
        ),
        say(
          '请填写两种代价，或在本辖区或上级框架填写 classification: {prices: …}',
          'state both, or `classification: {prices: …}` in this jurisdiction or its frame',
        ),
      ),
    ];
  if (thresholdFrom({ askPerson, wrongUnit }) > 0) return [];
  return [
    origins.at(
      matter,
      ['prices'],
      say(
        `“${matter.code}”：错派的代价不高于转人工`,
        `"${matter.code}": a wrong unit costs no more than asking a person`,
      ),
      wrongUnitMustCostMore,
    ),
  ];
}
