import type { Jurisdiction } from '@hotline/jurisdiction';

/** A call in the demo jurisdiction. */
const CALL = {
  channel: 'phone',
  caller: { name: '王女士', phone: '13800000000' },
  narrative: '玉皇庙镇驻地路边有人焚烧垃圾，烟很呛人，请尽快处理。',
};
const DONE = {
  outcome: 'explained',
  truth: 'confirmed',
  done: '到现场查看，垃圾当日清运',
  publicReply: '已到现场查看，垃圾当日清运，并安排定时巡查',
};
const REACHED = { outcome: 'reached' };
const ANSWER = { reached: true, resolution: 'resolved', satisfaction: 'satisfied' };

/** Example bodies of the API documentation, by operation. */
export const examples: Readonly<Record<string, unknown>> = {
  registerTicket: CALL,
  resolveTicket: DONE,
  recordCallback: { caller: '0b6f3c52-7d1e-4a84-9c35-2f1d8e6a4b70', ...ANSWER },
};

const quoted = (value: unknown): string => `'${JSON.stringify(value)}'`;

/** Shell functions: get a token, read, write, pick a field of an answer, and repeat until an answer contains a word. */
const tools = (address: string): string =>
  [
    `H=${address}`,
    `J='content-type: application/json'`,
    `pick() { node -pe "JSON.parse(fs.readFileSync(0)).$1 ?? ''"; }`,
    `as() { curl -s $H/dev/tokens -H "$J" -d "$1" | pick token; }`,
    `get() { curl -s $H/api/v1/tickets$1 -H "authorization: Bearer $2"; }`,
    `post() { curl -s $H/api/v1/tickets$1 -H "$J" -H "authorization: Bearer $2" -d "$3"; echo; }`,
    'again() { W=$1; shift; for i in 1 2 3 4 5 6 7 8 9; do R=$("$@"); ' +
      'case "$R" in *$W*) return;; esac; sleep .3; done; }',
  ].join('; ');

export interface ShellStep {
  readonly zh: string;
  readonly en: string;
  readonly shell: string;
}

/** Region levels that are too large for the example text. */
const TOO_WIDE: ReadonlySet<string> = new Set(['city']);

/**
 * Example text of a call: the first matter and region of the jurisdiction that have a lead without further questions.
 */
export function exampleNarrative(jurisdiction: Jurisdiction, on: string): string {
  const regions = [...jurisdiction.regions.values()].filter(({ level }) => !TOO_WIDE.has(level));
  for (const { code, name, examples: told, words, placeholder } of jurisdiction.matters.values()) {
    if (placeholder) continue;
    const region = regions.find(
      (one) => jurisdiction.decide({ matter: code, region: one.code, facts: {}, on }).kind === 'lead',
    );
    if (region) return `${region.name.zh}：${told[0] ?? [name.zh, ...words.slice(0, 1)].join('，')}，请处理`;
  }
  return CALL.narrative;
}

/** Three shell lines (bash, curl, node) that take one ticket from registration to closure. */
export const walkthrough = (address: string, narrative: string): readonly ShellStep[] => [
  {
    zh: '话务员登记受理',
    en: 'an operator registers a call',
    shell: [
      tools(address),
      `R=$(post "" $(as '{"id":"operator-1","role":"operator"}') ${quoted({ ...CALL, narrative })})`,
      'echo "$R"',
      'T=$(echo "$R" | pick ticketId)',
    ].join('; '),
  },
  {
    zh: '系统分类派单，主办单位签收、联系诉求人并办结',
    en: 'it is classified and dispatched; the lead unit acknowledges, contacts the caller and resolves',
    shell: [
      `A=$(as '{"id":"admin-1","role":"admin"}')`,
      `again '"lead"' get /$T $A`,
      'U=$(echo "$R" | pick lead)',
      'echo "lead: $U"',
      `L=$(as '{"id":"'$U'-1","role":"signatory","unit":"'$U'"}')`,
      `post /$T/acknowledge $L '{}'`,
      `post /$T/contact $L ${quoted(REACHED)}`,
      `post /$T/resolve $L ${quoted(DONE)}`,
    ].join('; '),
  },
  {
    zh: '回访满意，结案，读全程',
    en: 'the caller is satisfied, so the ticket is closed; its whole history is printed',
    shell: [
      `C=$(as '{"id":"callback-1","role":"callback"}')`,
      `again recorded post /$T/callback $C '{"caller":"'$T'",${JSON.stringify(ANSWER).slice(1)}'`,
      `again '"closed"' get /$T $A`,
      'echo "$R" | node -e ' +
        `'for (const e of JSON.parse(fs.readFileSync(0)).history) console.log(e.at, e.type, e.by?.id ?? "")'`,
    ].join('; '),
  },
];
