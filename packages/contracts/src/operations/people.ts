import { z } from 'zod';
import { instant, personId, role, rolesOfUnits, text, ticketId, unitId, type Role } from '../words';
import { ruleMessage } from '../validation/rule-messages';
import { operation } from '../operation-builders/operation';
import { sentence } from '../operation-builders/ticket-command';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const everybody: readonly Role[] = role.options;
const administrators: readonly Role[] = ['admin'];
/** Roles that plan duty and absence: administrators and supervisors for all units, the others for their own. */
const planners: readonly Role[] = ['admin', 'supervisor', ...rolesOfUnits.filter((one) => one !== 'officer')];

const postId = z.string().min(1).max(64).describe('post, as GET /jurisdiction/posts lists it');
const position = z.object({ unit: unitId, post: postId.optional() }).strict();
const certificate = z
  .object({
    name: z.string().trim().min(1).max(60).describe('for example 行政执法证'),
    number: z.string().trim().min(1).max(60),
    validUntil: z.iso.date().describe('last day'),
  })
  .strict();
const fields = {
  name: z.string().trim().min(1).max(60),
  roles: z.array(role).min(1).max(role.options.length),
  positions: z.array(position).min(1).max(20),
  phone: z.string().regex(/^[\d\s+-]{5,20}$/, ruleMessage('work-phone')),
  certificates: z.array(certificate).max(20),
  substitutes: z
    .array(personId)
    .max(10)
    .describe('people who stand in for this person; the first one who is present does'),
};

const absenceView = z.object({ from: instant, until: instant, reason: z.string(), substitute: z.string().optional() });
export const personSummary = z.object({
  id: personId,
  name: z.string(),
  roles: z.array(role),
  positions: z.array(z.object({ unit: unitId, unitName: text, post: postId.optional(), postName: text.optional() })),
  present: z.boolean().describe('true when the person works here and is not absent now'),
  absentUntil: instant.optional(),
});
export const personView = personSummary.extend({
  phone: z.string().optional(),
  certificates: z.array(certificate.extend({ expired: z.boolean() })),
  substitutes: z.array(z.object({ id: personId, name: z.string() })),
  absences: z.array(absenceView),
  leftAt: instant.optional(),
  changes: z.array(z.object({ at: instant, by: z.string(), what: text })),
});

const personParams = z.object({ person: personId });
const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const listPosts = operation({
  id: 'listPosts',
  service: 'people',
  method: 'GET',
  path: '/jurisdiction/posts',
  summary: 'Posts of the jurisdiction, each with the post above it',
  zh: '岗位清单',
  roles: everybody,
  response: z.object({ posts: z.array(z.object({ id: postId, name: text, above: postId.optional() })) }),
});

export const listPeople = operation({
  id: 'listPeople',
  service: 'people',
  method: 'GET',
  path: '/people',
  summary: 'People of the jurisdiction, of one unit or with one role',
  zh: '人员名录',
  roles: everybody,
  query: z.object({ unit: unitId.optional(), role: role.optional(), ...page }),
  response: z.object({ people: z.array(personSummary), next: z.string().optional() }),
  problems: ['unknown-unit'],
});

export const readPerson = operation({
  id: 'readPerson',
  service: 'people',
  method: 'GET',
  path: '/people/{person}',
  summary:
    'One person. Telephone, certificates and history are shown to administrators, supervisors, colleagues of the same unit and themselves',
  zh: '人员详情',
  roles: everybody,
  params: personParams,
  response: personView,
  problems: ['not-found'],
});

export const createPerson = operation({
  id: 'createPerson',
  service: 'people',
  method: 'POST',
  path: '/people',
  summary: 'Add a person. Their tokens are accepted at once',
  zh: '新增人员',
  roles: administrators,
  body: z
    .object({
      id: personId,
      name: fields.name,
      roles: fields.roles,
      positions: fields.positions,
      phone: fields.phone.optional(),
      certificates: fields.certificates.default([]),
      substitutes: fields.substitutes.default([]),
    })
    .strict(),
  response: personView,
  success: 201,
  problems: ['not-now', 'unknown-unit', 'unknown-post', 'unknown-person', 'key-reused'],
});

export const changePerson = operation({
  id: 'changePerson',
  service: 'people',
  method: 'POST',
  path: '/people/{person}',
  summary:
    'Change a person; absent fields stay as they are. `leftAt` ends their access at that instant; null restores it',
  zh: '修改人员',
  roles: administrators,
  params: personParams,
  body: z
    .object({ ...fields, leftAt: instant.nullable() })
    .partial()
    .strict()
    .refine((body) => Object.keys(body).length > 0, { message: ruleMessage('a-change'), path: [] }),
  response: personView,
  problems: ['not-found', 'unknown-unit', 'unknown-post', 'unknown-person', 'key-reused'],
});

export const putAbsence = operation({
  id: 'putAbsence',
  service: 'people',
  method: 'POST',
  path: '/people/{person}/absences',
  summary: 'Record an absence, and who stands in: one’s own absence, or that of a colleague in the same unit',
  zh: '登记请假',
  roles: everybody,
  params: personParams,
  body: z.object({ from: instant, until: instant, reason: sentence, substitute: personId.optional() }).strict(),
  response: personView,
  problems: ['not-found', 'not-allowed', 'not-now', 'unknown-person', 'key-reused'],
});

export const endAbsence = operation({
  id: 'endAbsence',
  service: 'people',
  method: 'POST',
  path: '/people/{person}/absences/end',
  summary: 'Cancel an absence that has not begun, or end one that has begun: the person is present from now on',
  zh: '销假',
  roles: everybody,
  params: personParams,
  body: z.object({ from: instant.describe('beginning of the absence') }).strict(),
  response: personView,
  problems: ['not-found', 'not-allowed', 'key-reused'],
});

export const putSubstitutes = operation({
  id: 'putSubstitutes',
  service: 'people',
  method: 'POST',
  path: '/people/{person}/substitutes',
  summary: 'Set the people who stand in for a person, in the order in which they are asked',
  zh: '指定替岗人员',
  roles: everybody,
  params: personParams,
  body: z.object({ substitutes: fields.substitutes }).strict(),
  response: personView,
  problems: ['not-found', 'not-allowed', 'unknown-person', 'key-reused'],
});

export const createPasswordLink = operation({
  id: 'createPasswordLink',
  service: 'people',
  method: 'POST',
  path: '/people/{person}/password-link',
  summary:
    'Create a link with which the person sets a password. It works once, within a day; earlier links stop working',
  zh: '生成设置口令的链接',
  roles: administrators,
  params: personParams,
  body: z.object({}).strict(),
  response: z.object({ path: z.string().describe('path of the link, on the address of this server'), until: instant }),
  success: 201,
  problems: ['not-found', 'not-now'],
});

const shift = z.object({ person: personId, from: instant, until: instant }).strict();
const rosterView = z.object({
  unit: unitId,
  rosters: z.array(
    z.object({
      post: postId,
      postName: text,
      shifts: z.array(
        shift.extend({
          name: z.string(),
          present: z.boolean().describe('false when the person is absent during this shift'),
        }),
      ),
    }),
  ),
});
const unitParams = z.object({ unit: unitId });

export const readRoster = operation({
  id: 'readRoster',
  service: 'people',
  method: 'GET',
  path: '/units/{unit}/roster',
  summary: 'Duty rosters of a unit: the shifts that overlap a period, by default the next week',
  zh: '值班表',
  roles: everybody,
  params: unitParams,
  query: z.object({ from: instant.optional(), until: instant.optional() }),
  response: rosterView,
  problems: ['unknown-unit'],
});

export const putRoster = operation({
  id: 'putRoster',
  service: 'people',
  method: 'POST',
  path: '/units/{unit}/roster',
  summary: 'Replace the shifts of one post that begin in a period. Other shifts stay as they are',
  zh: '编排值班',
  roles: planners,
  params: unitParams,
  body: z
    .object({ post: postId, from: instant, until: instant, shifts: z.array(shift).max(1000) })
    .strict()
    .describe('`until` is not part of the period'),
  response: rosterView,
  problems: ['not-allowed', 'unknown-unit', 'unknown-post', 'unknown-person', 'key-reused'],
});

export const readResponsible = operation({
  id: 'readResponsible',
  service: 'people',
  method: 'GET',
  path: '/units/{unit}/responsible',
  summary:
    'The person responsible for a post or a role of a unit at an instant (default: now): the person on duty, their substitute, or a person of the post above',
  zh: '当前责任人',
  roles: everybody,
  params: unitParams,
  query: z
    .object({ post: postId.optional(), role: role.optional(), at: instant.optional() })
    .refine(({ post, role: held }) => (post === undefined) !== (held === undefined), {
      message: ruleMessage('post-or-role'),
      path: ['post'],
    }),
  response: z.object({
    unit: unitId,
    unitName: text,
    post: postId.optional(),
    postName: text.optional(),
    person: z
      .object({ id: personId, name: z.string(), phone: z.string().optional() })
      .optional()
      .describe('absent only if nobody in the jurisdiction is responsible; then the hotline unit is'),
    reason: z.enum(['on-duty', 'holds-it', 'stands-in', 'hotline']),
    explanation: text,
  }),
  problems: ['unknown-unit', 'unknown-post'],
});

const workbookCounts = z.object({
  entered: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  stored: z.boolean().describe('false when the workbook was only checked'),
});

export const downloadPeople = operation({
  id: 'downloadPeople',
  service: 'people',
  method: 'GET',
  path: '/people-workbook',
  summary:
    'Download the list of people as a workbook, to change it and import it again; `with=nobody` gives an empty template',
  zh: '下载人员表',
  roles: administrators,
  query: z.object({ with: z.enum(['everybody', 'nobody']).default('everybody') }),
  response: z.string(),
  download: XLSX,
});

export const importPeople = operation({
  id: 'importPeople',
  service: 'people',
  method: 'POST',
  path: '/people-workbook',
  summary:
    'Import people from a workbook. If a row has a fault, nothing is stored. People who are not in the workbook stay as they are. `check=yes` checks the workbook without storing anything',
  zh: '导入人员表',
  roles: administrators,
  query: z.object({ check: z.enum(['yes', 'no']).default('no') }),
  response: workbookCounts,
  problems: ['too-large'],
  upload: [XLSX],
});

const handoverItem = z
  .object({
    kind: z.enum(['open', 'promised', 'waiting']),
    ticketId: ticketId.optional(),
    ticketNo: z.string().trim().min(1).max(40).optional(),
    text: sentence,
    dueAt: instant.optional().describe('time that was promised, or time by which the item must be done'),
  })
  .strict();
const handoverView = z.object({
  id: z.uuid(),
  unit: unitId,
  unitName: text,
  post: postId.optional(),
  postName: text.optional(),
  from: z.object({ id: personId, name: z.string() }),
  to: z.object({ id: personId, name: z.string() }),
  at: instant,
  items: z.array(handoverItem),
  note: z.string().optional(),
  takenOver: z
    .object({ at: instant, remark: z.string().optional() })
    .optional()
    .describe('absent while the handover is not confirmed'),
});

export const handOver = operation({
  id: 'handOver',
  service: 'people',
  method: 'POST',
  path: '/handovers',
  summary:
    'Hand a shift over to a named colleague, with a list of what is open, what was promised, and what waits for somebody',
  zh: '交班',
  roles: everybody,
  body: z
    .object({
      unit: unitId,
      post: postId.optional(),
      to: personId.describe('the person who takes the shift over'),
      items: z.array(handoverItem).max(500),
      note: sentence.optional(),
    })
    .strict(),
  response: handoverView,
  success: 201,
  problems: ['not-allowed', 'not-now', 'unknown-unit', 'unknown-post', 'unknown-person', 'key-reused'],
});

export const confirmHandover = operation({
  id: 'confirmHandover',
  service: 'people',
  method: 'POST',
  path: '/handovers/{handover}/confirm',
  summary: 'The named colleague confirms that they take the shift over',
  zh: '接班',
  roles: everybody,
  params: z.object({ handover: z.uuid() }),
  body: z.object({ remark: sentence.optional() }).strict(),
  response: handoverView,
  problems: ['not-found', 'not-allowed', 'not-now', 'key-reused'],
});

export const listHandovers = operation({
  id: 'listHandovers',
  service: 'people',
  method: 'GET',
  path: '/handovers',
  summary: 'Handovers of shifts, the newest first. Supervisors see all of them, everybody else only their own',
  zh: '交接班清单',
  roles: everybody,
  query: z.object({
    unit: unitId.optional(),
    waiting: z
      .enum(['yes', 'no'])
      .default('no')
      .transform((answer) => answer === 'yes')
      .describe('yes: only those that nobody has confirmed'),
    ...page,
  }),
  response: z.object({ handovers: z.array(handoverView), next: z.string().optional() }),
});
