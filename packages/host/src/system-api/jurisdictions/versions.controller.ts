import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { checkNotice, localDates, type YearNoticeFault } from '@hotline/calendar';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import type { PackReport } from '@hotline/jurisdiction-proof';
import { Refusal } from '@hotline/runtime';
import { Call, Endpoint, Input, Upload } from '../../http/endpoint';
import type { CallInfo } from '../../http/request-context';
import type { UploadedFile } from '../../http/input/upload';
import type { ActorRef } from '../../jurisdictions/publications';
import type { Publishing } from '../../jurisdictions/publishing';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { refusalOf } from './pack-errors';
import * as api from './version-operations';

export const UPLOAD_LIMIT = Symbol('upload limit');

const MOST_FINDINGS = 200;
const MOST_CHANGES = 500;
const iso = (at: number): string => new Date(at).toISOString();
const by = ({ actor: { id, role } }: CallInfo): ActorRef => ({ id, role });

/** HTTP operations of administrators on versions; the rules are in jurisdictions/. */
@Controller()
export class VersionsController {
  constructor(
    @Inject(WORLD) private readonly world: HostWorld,
    @Inject(UPLOAD_LIMIT) private readonly uploadLimit: number,
  ) {}

  @Endpoint(api.uploadVersion)
  async upload(@Upload() file: UploadedFile, @Call() call: CallInfo): Promise<ResponseOf<typeof api.uploadVersion>> {
    const kind = api.uploadKinds[file.type] as (typeof api.uploadKinds)[string];
    const bytes = await file.read(this.uploadLimit);
    try {
      const { version, report } = await this.publishing.upload(call.jurisdiction, { kind, bytes }, by(call));
      return reportView(version, report);
    } catch (error) {
      throw refusalOf(error, {
        zh: '请按所列位置修改后重新上传',
        en: 'Correct the listed errors, and upload the draft again',
      });
    }
  }

  @Endpoint(api.listVersions)
  async list(@Call() { jurisdiction }: CallInfo): Promise<ResponseOf<typeof api.listVersions>> {
    const { versions, spans, publications, inForce } = await this.publishing.versions(jurisdiction);
    const now = this.world.clock.now();
    return {
      jurisdiction,
      inForce,
      versions: versions.map((one) => ({ ...one, at: iso(one.at) })),
      timeline: spans.map(({ version, from, until }) => ({
        version,
        from: iso(from),
        ...(until === undefined ? {} : { until: iso(until) }),
        inForce: from <= now && (until === undefined || now < until),
      })),
      publications: publications.map(({ command: _command, ...one }) => ({
        ...one,
        from: iso(one.from),
        at: iso(one.at),
      })),
    };
  }

  @Endpoint(api.checkVersion)
  async check(
    @Input() { params: { version } }: InputOf<typeof api.checkVersion>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<ResponseOf<typeof api.checkVersion>> {
    return reportView(version, await this.publishing.check(jurisdiction, version));
  }

  @Endpoint(api.diffVersion)
  async diff(
    @Input() { params: { version }, query }: InputOf<typeof api.diffVersion>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<ResponseOf<typeof api.diffVersion>> {
    const { against, changes, catalogue } = await this.publishing.diff(jurisdiction, version, query.against);
    const count = (kind: 'lead' | 'terms'): number => changes.filter((change) => change.kind === kind).length;
    const shown = changes
      .slice(0, MOST_CHANGES)
      .map(({ before: _before, after: _after, conditions, matters, regions, ...rest }) => ({
        ...rest,
        matters: [...matters],
        regions: [...regions],
        conditions: plain(conditions),
      }));
    return {
      version,
      against,
      leads: count('lead'),
      terms: count('terms'),
      changes: shown,
      catalogue: catalogue.map((one) => ({ ...one, codes: [...one.codes] })),
    };
  }

  @Endpoint(api.publishVersion)
  async publish(
    @Input() { params: { version }, body }: InputOf<typeof api.publishVersion>,
    @Call() call: CallInfo,
  ): Promise<ResponseOf<typeof api.publishVersion>> {
    const from = body.from === undefined ? undefined : this.instantOf(body.from, call.jurisdiction);
    const order = {
      version,
      acceptErrors: body.acceptErrors,
      ...(from === undefined ? {} : { from }),
      ...(body.note === undefined ? {} : { note: body.note }),
    };
    const {
      origin: _origin,
      command: _command,
      ...done
    } = await this.publishing.publish(call.jurisdiction, order, by(call), call.command);
    return {
      ...done,
      from: iso(done.from),
      at: iso(done.at),
      inForce: this.world.jurisdiction(call.jurisdiction).version,
    };
  }

  @Endpoint(api.downloadVersion)
  async download(
    @Input() { params: { version } }: InputOf<typeof api.downloadVersion>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<StreamableFile> {
    const bytes = await this.publishing.workbook(jurisdiction, version);
    return new StreamableFile(bytes, { disposition: `attachment; filename="${jurisdiction}.xlsx"` });
  }

  @Endpoint(api.loadCalendar)
  async loadCalendar(
    @Input() { body }: InputOf<typeof api.loadCalendar>,
    @Call() call: CallInfo,
  ): Promise<ResponseOf<typeof api.loadCalendar>> {
    const checked = checkNotice(body);
    if ('faults' in checked) throw refusalOfNotice(checked.faults);
    const { year, holidays, workdays } = checked.notice;
    const made = await this.publishing.loadYear(call.jurisdiction, checked.notice, by(call));
    return {
      year,
      holidays: holidays.length,
      workdays: workdays.length,
      version: this.world.jurisdiction(call.jurisdiction).version,
      changed: made.length > 0,
    };
  }

  private get publishing(): Publishing {
    if (!this.world.publishing)
      throw new Refusal({
        refused: 'not-found',
        detail: { zh: '本系统的辖区配置不可发布', en: 'The jurisdictions of this system cannot be published' },
      });
    return this.world.publishing;
  }

  /** A date means the start of that day in the time zone of the jurisdiction. */
  private instantOf(from: string, jurisdiction: string): number {
    if (from.length > 10) return Date.parse(from);
    return localDates(this.world.jurisdiction(jurisdiction).calendar.timeZone).startOf(from);
  }
}

const refusalOfNotice = (faults: readonly YearNoticeFault[]): Refusal =>
  new Refusal(
    {
      refused: 'invalid-input',
      detail: {
        zh: `节假日安排有${faults.length}处错误，未录入`,
        en: `The holidays have ${faults.length} fault${faults.length === 1 ? '' : 's'} and were not loaded`,
      },
      hint: { zh: '请按所列位置改正后重新录入', en: 'Correct the entries listed and load the file again' },
    },
    faults.map(({ path, text }) => ({ path: `body.${path}`, message: text.en, messageZh: text.zh })),
  );

const plain = (conditions: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(conditions).map(([fact, values]) => [fact, [...values]]));

function reportView(
  version: string,
  { errors, notes, parts, findings, scenarios }: PackReport,
): ResponseOf<typeof api.checkVersion> {
  const first = [...findings].sort((a, b) => Number(b.error) - Number(a.error)).slice(0, MOST_FINDINGS);
  return {
    version,
    errors,
    notes,
    parts,
    findings: first.map(({ conditions, matters, regions, powers, units, settle, ...rest }) => ({
      ...rest,
      conditions: plain(conditions),
      matters: [...matters],
      regions: [...regions],
      powers: [...powers],
      units: [...units],
      ...(settle ? { settle: { power: settle.power, text: settle.text } } : {}),
    })),
    ...(scenarios
      ? {
          scenarios: {
            total: scenarios.total,
            unmet: scenarios.unmet.map(({ expected, actual, ...rest }) => ({
              ...rest,
              expected: expected ?? null,
              actual: actual ?? null,
            })),
          },
        }
      : {}),
  };
}
