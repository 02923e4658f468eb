import { anyRole, roleLabels, rolesOfUnits, type Actor, type Role, type Text } from '@hotline/contracts';
import { standingOf, type Person } from '@hotline/directory';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Refusal, type Clock } from '@hotline/runtime';
import type { PeopleDirectory } from '../directory/people-directory';

export interface TokenCheckOptions {
  readonly directory: PeopleDirectory;
  readonly clock: Pick<Clock, 'now'>;
  readonly jurisdiction: (name: string) => Jurisdiction;
  /** True: accepts tokens of people who are not listed, in every jurisdiction (a setting for trials and load tests). */
  readonly acceptsUnlisted: boolean;
  /** True: the development issuer gives a token to everybody who asks. */
  readonly handsOutTokens: boolean;
}

/** Checks that a token names a unit of the jurisdiction, and a person who holds its role and works in its unit. */
export class TokenCheck {
  constructor(private readonly options: TokenCheckOptions) {}

  /** @throws Refusal not-allowed */
  async check({ id, role, unit }: Actor, jurisdictionName: string): Promise<void> {
    if (role === 'system' || role === 'caller') return;
    const jurisdiction = this.options.jurisdiction(jurisdictionName);
    if (unit !== undefined && !jurisdiction.units.has(unit)) throw unknownUnit(jurisdiction);
    if (this.options.acceptsUnlisted) return;
    const person = await this.options.directory.find(jurisdictionName, id);
    const standing = standingOf(person, { role, unit }, this.options.clock.now());
    if (standing === 'may-act') return;
    if (!person) {
      if (await this.isStillSetUp(jurisdictionName, role)) return;
      throw unlisted(this.options.handsOutTokens);
    }
    throw refusals[standing](person, role, unit === undefined ? undefined : jurisdiction.units.get(unit)?.name);
  }

  /**
   * Somebody must enter the first people: an administrator's token is accepted while no administrator is listed. A trial
   * in which nobody is listed at all accepts the tokens that the development issuer gives to everybody.
   */
  private async isStillSetUp(jurisdiction: string, role: Role): Promise<boolean> {
    const { directory, handsOutTokens } = this.options;
    if (handsOutTokens && (await directory.isEmpty(jurisdiction))) return true;
    return role === 'admin' && (await directory.withRole(jurisdiction, 'admin')).length === 0;
  }
}

const refuse = (detail: Text, hint: Text, path: string): Refusal =>
  new Refusal({ refused: 'not-allowed', detail, hint }, [{ path, message: detail.en, messageZh: detail.zh }]);

const unknownUnit = ({ title }: Jurisdiction): Refusal =>
  refuse(
    {
      zh: `账号所属的单位不在${title.zh}的单位名录中`,
      en: `The unit of the account is not one of the units of ${title.en}`,
    },
    {
      zh: '请管理员核对该账号的单位；单位已撤并的，请改为接续的单位',
      en: 'Ask the administrator to correct the unit of the account. If the unit was dissolved, name the unit that took over its work',
    },
    'token.unit',
  );

const unlisted = (isTrial: boolean): Refusal =>
  refuse(
    { zh: '该账号未列入人员名录', en: 'The account is not in the list of people' },
    isTrial
      ? {
          zh: '请用人员名录中的账号取令牌，或由管理员新增该人员；试用时可放开此项检查，见“设置”文档',
          en:
            'Get a token for a person in the list, or ask the administrator to add this person. ' +
            'For a trial the check can be switched off: see the page of settings',
        }
      : {
          zh: '请管理员在“人员”中新增或导入该人员',
          en: 'Ask the administrator to add or import the person under “People”',
        },
    'token.sub',
  );

const refusals: Readonly<
  Record<
    'unlisted' | 'has-left' | 'other-role' | 'other-unit',
    (person: Person, role: Role, unit: Text | undefined) => Refusal
  >
> = {
  unlisted: () => unlisted(false),
  'has-left': ({ name }) =>
    refuse(
      { zh: `${name}已离岗，账号停用`, en: `${name} has left, and the account is closed` },
      { zh: '如属误停，请管理员恢复', en: 'If this is a mistake, ask the administrator to restore the account' },
      'token.sub',
    ),
  'other-role': ({ name, roles }, role) => {
    const held = anyRole(roles);
    const { zh, en } = roleLabels[role];
    return refuse(
      { zh: `${name}未被授予“${zh}”角色`, en: `${name} does not hold the role “${en}”` },
      {
        zh: `请以${held.zh}的身份登录，或请管理员授予该角色`,
        en: `Sign in as ${held.en}, or ask the administrator for the role`,
      },
      'token.role',
    );
  },
  'other-unit': ({ name }, role, unit) =>
    refuse(
      {
        zh: `${name}不在${unit?.zh ?? '该单位'}任职`,
        en: `${name} has no post in ${unit?.en ?? 'that unit'}`,
      },
      {
        zh: rolesOfUnits.includes(role) ? '请以任职单位的账号登录，或请管理员补充任职' : '请管理员补充任职',
        en: 'Sign in with the account of the right unit, or ask the administrator to add a post in this unit',
      },
      'token.unit',
    ),
};
