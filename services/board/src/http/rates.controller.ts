import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import type { Documents, RunningService } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';
import { rates, type RatesSetting } from './rates';

@Controller()
export class RatesController {
  private readonly rows: Documents<TicketRow>;

  constructor(
    @Inject(serviceToken('board')) board: RunningService<TicketRow>,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.rows = board.loop.documents;
  }

  @Endpoint(api.readRates)
  read(
    @Input() { query }: api.InputOf<typeof api.readRates>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readRates>> {
    return rates(this.setting(jurisdiction), query);
  }

  private setting(name: string): RatesSetting {
    return {
      rows: this.rows,
      name,
      jurisdiction: this.world.jurisdiction(name),
      now: this.world.clock.now(),
      peopleOf: (ids) => this.world.people.findAll(name, ids),
    };
  }
}
