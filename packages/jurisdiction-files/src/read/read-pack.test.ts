import { powers, problemsOf } from '../testing/tiny-pack';

const bureauStall = 'id: a, holder: bureau, duty: punish, matters: [stall]';

const said = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).map((p) => `${p.file}:${p.line} ${p.message.en} — ${p.hint.en}`);

describe('The loader, given a faulty pack', () => {
  test('reports a second lead for a matter with the file and line of the second power', () => {
    const [problem, ...more] = said(
      powers(bureauStall, 'id: b, holder: planning, duty: punish, fields: [streets], exceptMatters: [shed]'),
    );
    expect(problem).toContain(
      'more.yaml:4 a second lead for matter "stall" in east and 1 more: "b" covers the same cases as "a"',
    );
    expect(more).toEqual([]);
  });

  test('reports two leads with the condition under which they occur', () => {
    const [problem] = said(
      powers(bureauStall, 'id: b, holder: planning, duty: punish, matters: [stall], when: {permit: held}'),
    );
    expect(problem).toContain('when permit = held');
  });

  test('accepts two powers over a matter if a precedence rule ranks them or the matter is contested', () => {
    expect(
      said(powers(bureauStall, 'id: b, holder: planning, duty: punish, matters: [stall], ground: boundary')),
    ).toEqual([]);
    const contested = (files: string) =>
      files.replace(
        'contested: []',
        'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
      );
    expect(said(powers(bureauStall, 'id: b, holder: planning, duty: punish, matters: [stall]'), contested)).toEqual([]);
  });

  test('accepts two powers over a matter on different days, and refuses them if they share one day', () => {
    const from = (day: string) =>
      powers(
        `${bureauStall}, until: 2020-06-30`,
        `id: b, holder: planning, duty: punish, matters: [stall], from: ${day}`,
      );
    expect(said(from('2020-07-01'))).toEqual([]);
    expect(said(from('2020-06-30'))[0]).toContain('a second lead');
  });

  test('suggests the key that an unknown key may have meant', () => {
    expect(said(powers(`${bureauStall}, holders: bureau`))).toEqual([
      'more.yaml:3 unknown key "holders" — did you mean "holder"?',
    ]);
  });

  test('suggests for each unknown name in a power the similar name that may have been meant', () => {
    const faults = said(
      powers(
        'id: a, holder: bureua, duty: punish, matters: [stal], where: [eeast], when: {permt: held}, inNameOf: nobody',
      ),
    );
    expect(faults).toEqual([
      'more.yaml:3 no unit "bureua" — did you mean "bureau"?',
      expect.stringContaining('more.yaml:3 no unit "nobody" — known:'),
      'more.yaml:3 no matter "stal" — did you mean "stall"?',
      'more.yaml:3 no region "eeast" — did you mean "east"?',
      'more.yaml:3 no fact "permt" — did you mean "permit"?',
    ]);
  });

  test('refuses a value that a fact does not have', () => {
    expect(said(powers(`${bureauStall}, when: {permit: hold}`))[0]).toBe(
      'more.yaml:3 "permit" has no value "hold" — did you mean "held"?',
    );
  });

  test('refuses a consequence of an unknown answer that is not a value of the fact', () => {
    const unknown = (pack: string): string => pack.replace('{name: permit, ', '{name: permit, ifUnknown: hold, ');
    expect(said(powers(bureauStall), unknown)[0]).toMatch(/"permit" has no value "hold" — did you mean "held"\?/);
  });

  test('refuses an id that is used twice', () => {
    expect(said(powers(bureauStall, bureauStall))[0]).toContain('more.yaml:4 "a" occurs twice');
  });

  test('refuses parents that form a cycle', () => {
    const faults = said(powers(bureauStall), (files) =>
      files.replace('{code: county, level', '{code: county, parent: east, level'),
    );
    expect(faults[0]).toContain('"county" is its own parent: county → east → county');
  });

  test('refuses a power whose last day is before its first day', () => {
    expect(said(powers(`${bureauStall}, from: 2020-02-01, until: 2020-01-31`))[0]).toContain(
      'ends on 2020-01-31, before it begins',
    );
  });

  test('refuses a day that is not in the calendar', () => {
    expect(said(powers(`${bureauStall}, from: 2021-02-29`))[0]).toContain('a date is written YYYY-MM-DD');
  });

  test('refuses a region without the squad that a power needs, and names the line of the region', () => {
    const faults = said(powers('id: a, holder: {local: squad}, duty: punish, matters: [stall]'), (files) =>
      files.replace('territory: [west]', 'territory: [east]'),
    );
    expect(faults).toEqual([
      expect.stringContaining('"squad-east" and "squad-west" are both the squad of "east"'),
      expect.stringContaining('rest.yaml:9 "west" has no squad'),
    ]);
  });

  test('loads a matter without words or examples, because a person can choose it', () => {
    expect(said(powers(bureauStall), (files) => files.replace(', words: [棚子]', ''))).toEqual([]);
  });

  test('refuses a matter that resembles an unknown reference matter', () => {
    const references =
      '\nreferences: [{code: streets, name: {zh: 街面, en: Streets}, matters: [{code: streets.shed, name: {zh: 棚, en: Shed}, examples: [搭棚子]}]}]';
    const like = (code: string) => (files: string) => files.replace(', words: [棚子]', `, like: [${code}]`);
    expect(said(powers(bureauStall) + references, like('streets.sheds'))[0]).toContain(
      'no reference matter "streets.sheds" — did you mean "streets.shed"?',
    );
    expect(said(powers(bureauStall) + references, like('streets.shed'))).toEqual([]);
    expect(said(powers(bureauStall) + references, like('streets'))).toEqual([]);
  });

  test('refuses an entry without a source', () => {
    expect(said(`powers:\n  - {${bureauStall}}`)[0]).toBe(
      'more.yaml:2 "a" has no source — add `basis` to it, or once at the top of the file',
    );
  });

  test('reports unknown names in a transfer, a qualification, a unit and a matter, each at its line', () => {
    const faults = said(
      'transfers: [{id: t, cause: offence, to: bureua, matters: [stal], basis: {kind: law, text: l}}]\nqualifications: [{id: q, name: {zh: 证, en: C}, duties: [punish], fields: [street], heldBy: [{units: [burea]}], basis: {kind: law, text: l}}]',
      (files) =>
        files
          .replace('code: shed,', 'code: shed, catalogue: lst,')
          .replace('{id: bureau,', '{id: bureau, staffedBy: [offce],'),
    );
    expect(faults).toEqual([
      'rest.yaml:14 no unit "offce" — did you mean "office"?',
      'rest.yaml:20 no catalogue "lst" — nothing of that kind is declared yet',
      'more.yaml:2 no field "street" — did you mean "streets"?',
      'more.yaml:2 no unit "burea" — did you mean "bureau"?',
      'more.yaml:1 no unit "bureua" — did you mean "bureau"?',
      'more.yaml:1 no matter "stal" — did you mean "stall"?',
    ]);
  });

  test('refuses a transfer without matters, last days before first days, and a dispute without a deciding step', () => {
    const more =
      'basis: {kind: law, text: l}\ntransfers: [{id: t, cause: crime, to: bureau, from: 2020-02-01, until: 2020-01-31}]\nqualifications: [{id: q, name: {zh: 证, en: C}, duties: [punish], heldBy: [{units: [bureau], from: 2020-02-01, until: 2020-01-31}]}]\nrouting: {disputes: [{by: legal, text: {zh: 协商, en: talk}, basis: {kind: law, text: l}}]}';
    expect(said(more)).toEqual([
      'more.yaml:2 "t" has no matters — name `fields` or `matters`',
      'more.yaml:2 "t" ends on 2020-01-31, before it begins on 2020-02-01 — swap the dates or correct one of them',
      'more.yaml:3 "q" ends on 2020-01-31, before it begins on 2020-02-01 — swap the dates or correct one of them',
      'more.yaml:4 no step of a dispute makes the binding decision — write `designates: true` at the step whose decision is binding',
    ]);
    expect(said(`transfers: [{id: t, cause: crim, to: bureau, matters: [stall]}]`)[0]).toContain(
      '"cause" cannot be "crim" — did you mean "crime"?',
    );
  });

  test('refuses a limit that is not in the written form, and office hours that end before they begin', () => {
    expect(said('{}', (files) => files.replace('4 working-hours', '4 hrs'))[0]).toContain('a limit is written like');
    expect(said('{}', (files) => files.replace('to: "17:30"', 'to: "07:30"'))[0]).toContain('are not in order');
  });

  test('refuses seasonal hours that end before they begin, and a limit whose hours the calendar does not state', () => {
    const calendar = (more: string) => (files: string) => files.replace('holidays: []', `${more}, holidays: []`);
    const summer = '{season: {from: "06-01", to: "09-30"}, hours: [{from: "15:00", to: "08:00"}]}';
    expect(said('{}', calendar(`otherHours: [${summer}]`))[0]).toContain('office hours 15:00–08:00 are not in order');
    expect(said('{}', calendar('otherHours: [{season: {from: "13-01", to: "09-30"}, hours: []}]'))[0]).toContain(
      'MM-DD',
    );
    const urgent = (files: string) => files.replace('4 working-hours', '3 urgent-hours');
    expect(said('{}', urgent)).toEqual([
      expect.stringContaining('does not state in which hours "urgent-hours" count — add'),
    ]);
    const base = 'timeBases: {urgent: {days: every-day, hours: [{from: "00:00", to: "24:00"}]}}';
    expect(said('{}', (files) => calendar(base)(urgent(files)))).toEqual([]);
  });

  test('reports required settings that neither the frame nor the jurisdiction states', () => {
    expect(said('{}', (files) => files.replace(/ {2}returnWindow.*\n/, ''))[0]).toContain(
      '"routing.returnWindow" is missing',
    );
  });

  test('reports invalid YAML with its line and column', () => {
    const [problem] = problemsOf('powers:\n  - {id: a');
    expect(problem).toMatchObject({ file: 'more.yaml', line: 2 });
    expect(problem?.message.en).toContain('not valid YAML');
  });

  test('reports all problems of the form of the files together', () => {
    expect(
      problemsOf(powers('id: A b, holder: bureau, duty: punsh, matters: [stall]', 'id: c, duty: punish')),
    ).toHaveLength(3);
  });
});
