import { Controller, Inject } from '@nestjs/common';
import { localDates } from '@hotline/calendar';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { RoutingCommands } from '../domain/commands';
import type { Dispatch } from '../domain/dispatch';
import { candidateOf, ruleOf } from '../domain/disputes/precedent';
import { previewOf } from '../gather/precedent-preview';

/** Largest number of changes in one response, and of gaps and overlaps. */
const MOST_TOLD = 200;

/** Designations that may become rules: what each would change, and the decision on it. */
@Controller()
export class PrecedentController {
  constructor(
    @Inject(serviceToken('routing')) private readonly routing: RunningService<Dispatch>,
    @Inject(WORLD) private readonly world: World,
    @Inject(commandsToken('routing')) private readonly commands: RoutingCommands,
  ) {}

  @Endpoint(api.readPrecedent)
  async read(
    @Input() { params: { ticketId }, query }: api.InputOf<typeof api.readPrecedent>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readPrecedent>> {
    const state = (await this.routing.loop.documents.load(ticketId))?.state;
    const designation = candidateOf(state?.jurisdiction === jurisdiction ? state : undefined);
    if ('refused' in designation) throw new Refusal(designation);
    const { calendar } = this.world.jurisdiction(jurisdiction);
    const today = localDates(calendar.timeZone).dateOf(this.world.clock.now());
    const rule = ruleOf(designation, { ...query, everywhere: query.everywhere === 'true' }, today);
    const { changes, open, refusal } = await previewOf(this.world, jurisdiction, designation, rule);
    return {
      ticketId,
      state: designation.state,
      rule,
      designatedBy: designation.by,
      changes: changes.slice(0, MOST_TOLD),
      open: open.slice(0, MOST_TOLD),
      ...(refusal ? { refusal } : {}),
    };
  }

  @Endpoint(api.decidePrecedent)
  decide(@Input() { params, body }: api.InputOf<typeof api.decidePrecedent>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.decidePrecedent, params.ticketId, body, call);
  }
}
