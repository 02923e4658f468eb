import { operation, text } from '@hotline/contracts';
import { z } from 'zod';

const administrators = ['supervisor', 'admin'] as const;
const ZIP = ['application/zip', 'application/x-zip-compressed'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';

/** Kind of a draft by its content type. */
export const uploadKinds: Readonly<Record<string, 'zip' | 'xlsx' | 'csv'>> = {
  [ZIP[0]]: 'zip',
  [ZIP[1]]: 'zip',
  [XLSX]: 'xlsx',
  [CSV]: 'csv',
};

const by = z.object({ id: z.string(), role: z.string() });
const version = z
  .string()
  .min(1)
  .max(100)
  .describe('version as GET /jurisdiction/versions lists it, e.g. 2017.1+0f3a9c41d2be');
const params = z.object({ version });
const conditions = z
  .record(z.string(), z.array(z.string()))
  .describe('for each fact the values for which the finding holds; facts that are not listed have no influence');

/** The decisions that a finding or a change is about: matters and regions, under the conditions, on the days. */
const cases = {
  text,
  matters: z.array(z.string()),
  regions: z.array(z.string()),
  conditions,
  from: z.string().describe('first day'),
  until: z.string().optional().describe('last day; absent: without end'),
};

const finding = z.object({
  kind: z.string(),
  error: z.boolean(),
  ...cases,
  powers: z.array(z.string()),
  units: z.array(z.string()),
  admitted: z.literal(true).optional().describe('the pack lists the matter as contested'),
  settle: z.object({ power: z.string(), text }).optional().describe('one edit that settles an overlap'),
  file: z.string().optional(),
  line: z.number().int().optional(),
});

const report = z.object({
  version: z.string(),
  errors: z
    .number()
    .int()
    .describe('gaps and overlaps of matters that are not listed as contested, and scenarios that are not met'),
  notes: z.number().int(),
  parts: z.number().int().describe('number of groups of cases that the proof examined separately'),
  findings: z.array(finding).describe('errors first; at most 200'),
  scenarios: z
    .object({
      total: z.number().int(),
      unmet: z.array(
        z.object({
          text: text.describe('sentence that describes the difference'),
          says: z.string().optional().describe('sentence of the document from which the expectation follows'),
          what: z.string().describe('the value that was compared, in the codes of the scenario file'),
          expected: z.unknown(),
          actual: z.unknown(),
        }),
      ),
    })
    .optional(),
});

export const uploadVersion = operation({
  id: 'uploadVersion',
  service: 'host',
  method: 'POST',
  path: '/jurisdiction/versions',
  summary:
    'Upload a draft of the jurisdiction: an archive of its folder, a workbook with all lists, or a CSV file with its ' +
    'powers. It is checked and stored, and not put in force',
  zh: '上传辖区草案',
  roles: ['admin'],
  upload: [...ZIP, XLSX, CSV],
  response: report,
  success: 201,
});

export const listVersions = operation({
  id: 'listVersions',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/versions',
  summary: 'The versions of the jurisdiction, when each is in force, and who uploaded and published them',
  zh: '辖区版本',
  roles: administrators,
  response: z.object({
    jurisdiction: z.string(),
    inForce: z.string(),
    versions: z.array(
      z.object({
        version: z.string(),
        title: text,
        origin: z.enum(['folder', 'upload', 'calendar', 'precedent']),
        by,
        at: z.iso.datetime(),
        errors: z.number().int().optional(),
        notes: z.number().int().optional(),
      }),
    ),
    timeline: z.array(
      z.object({
        version: z.string(),
        from: z.iso.datetime(),
        until: z.iso.datetime().optional(),
        inForce: z.boolean(),
      }),
    ),
    publications: z.array(
      z.object({
        version: z.string(),
        from: z.iso.datetime(),
        by,
        at: z.iso.datetime(),
        origin: z.enum(['folder', 'command']),
        note: z.string().optional(),
      }),
    ),
  }),
});

export const checkVersion = operation({
  id: 'checkVersion',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/versions/{version}/check',
  summary: 'Check a version: prove that every case has exactly one lead, run its scenarios, and list the exceptions',
  zh: '检查版本',
  roles: administrators,
  params,
  response: report,
  problems: ['not-found'],
});

export const diffVersion = operation({
  id: 'diffVersion',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/versions/{version}/diff',
  summary:
    'Sentences about every decision that differs between two versions: matter, region, days, earlier and later decision',
  zh: '版本差异',
  roles: administrators,
  params,
  query: z.object({ against: version.optional().describe('the version to compare with; absent: the one in force') }),
  response: z.object({
    version: z.string(),
    against: z.string(),
    leads: z.number().int().describe('number of changes in which the lead changes'),
    terms: z
      .number()
      .int()
      .describe('number of changes in which the lead stays and other parts of the decision change'),
    changes: z.array(z.object({ kind: z.enum(['lead', 'terms']), ...cases })).describe('at most 500'),
    catalogue: z
      .array(
        z.object({ section: z.string(), change: z.enum(['added', 'removed', 'changed']), codes: z.array(z.string()) }),
      )
      .describe('entries that only one version contains, or that differ, so that their decisions cannot be compared'),
  }),
  problems: ['not-found'],
});

export const publishVersion = operation({
  id: 'publishVersion',
  service: 'host',
  method: 'POST',
  path: '/jurisdiction/versions/{version}/publish',
  summary:
    'Put a version in force from a day or an instant on, without a restart. To go back, publish an earlier version ' +
    'again; open tickets keep the version that decided them',
  zh: '发布版本',
  roles: ['admin'],
  params,
  body: z
    .object({
      from: z
        .union([z.iso.date(), z.iso.datetime({ offset: true })])
        .optional()
        .describe('first day, or instant; absent: now'),
      note: z
        .string()
        .trim()
        .min(1)
        .max(500)
        .optional()
        .describe('why the version is published, shown in the list of versions'),
      acceptErrors: z.boolean().default(false).describe('publish although the check found errors'),
    })
    .strict(),
  response: z.object({
    version: z.string(),
    from: z.iso.datetime(),
    by,
    at: z.iso.datetime(),
    note: z.string().optional(),
    inForce: z.string(),
  }),
  problems: ['not-found', 'not-now', 'key-reused'],
});

export const downloadVersion = operation({
  id: 'downloadVersion',
  service: 'host',
  method: 'GET',
  path: '/jurisdiction/versions/{version}/workbook',
  summary:
    'The power list of a version as a workbook with one sheet for each list. It can be edited and uploaded as a draft',
  zh: '下载权责清单',
  roles: administrators,
  params,
  response: z.unknown(),
  download: XLSX,
  problems: ['not-found'],
});

const days = z
  .array(z.string().min(10).max(21))
  .max(200)
  .describe('ISO dates, or spans with both ends included: 2027-10-01/2027-10-07');

export const loadCalendar = operation({
  id: 'loadCalendar',
  service: 'host',
  method: 'POST',
  path: '/jurisdiction/calendar',
  summary:
    'Load the holidays and make-up days of a year, as the State Council announces them. The version in force is published again with these days, without a restart, and pending limits of open tickets are computed',
  zh: '录入年度节假日安排',
  roles: ['admin'],
  body: z
    .object({
      year: z.number().int().min(2000).max(2200),
      holidays: days.describe('days off, including weekends within a holiday; ISO dates or spans'),
      workdays: days.describe('Saturdays and Sundays that are working days (调休上班); ISO dates or spans'),
    })
    .strict(),
  response: z.object({
    year: z.number().int(),
    holidays: z.number().int().describe('number of days'),
    workdays: z.number().int().describe('days'),
    version: z.string().describe('the version that is in force now'),
    changed: z.boolean().describe('false when the year was already loaded with the same days'),
  }),
});

export const versionOperations = [
  loadCalendar,
  uploadVersion,
  listVersions,
  checkVersion,
  diffVersion,
  publishVersion,
  downloadVersion,
] as const;
