import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, Endpoint, Input, PROVIDER_PATH, WORLD, type CallInfo, type World } from '@hotline/host/http';
import { Refusal } from '@hotline/runtime';
import { noLocalAccounts } from '../domain/account-refusals';
import { personNotFound } from '../domain/refusals';
import type { Accounts } from './sign-in/accounts';

export const ACCOUNTS = Symbol('accounts');

@Controller()
export class AccountController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    /** Null where an outside provider signs people in. */
    @Inject(ACCOUNTS) private readonly accounts: Accounts | null,
  ) {}

  @Endpoint(api.createPasswordLink)
  async link(
    @Input() { params }: api.InputOf<typeof api.createPasswordLink>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.createPasswordLink>> {
    if (!this.accounts) throw new Refusal(noLocalAccounts);
    if (!(await this.world.people.find(jurisdiction, params.person))) throw new Refusal(personNotFound);
    const { secret, until } = await this.accounts.offerLink(jurisdiction, params.person);
    return { path: `${PROVIDER_PATH}/password/${secret}`, until: new Date(until).toISOString() };
  }
}
