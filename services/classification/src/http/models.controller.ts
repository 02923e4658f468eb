import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, causeOf, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import { Loop, Refusal, type Documents, type RunningService } from '@hotline/runtime';
import { lifecycles } from '../collection';
import type { Classification } from '../domain/classification';
import { switchModelCommand } from '../domain/model-lifecycle';
import { noModel, wrongCatalogue } from '../domain/refusals';
import { PACK_ALONE } from '../domain/shadow';
import { catalogueOf, UnfitModel } from '../gather/learned-model';
import { ModelRegistry } from '../gather/model-registry';
import { judgedOf, shadowCountsOf, viewOf } from './model-view';

@Controller()
export class ModelsController {
  private readonly documents: Documents<Classification>;

  constructor(
    @Inject(serviceToken('classification')) classification: RunningService<Classification>,
    @Inject(WORLD) private readonly world: World,
    @Inject(ModelRegistry) private readonly registry: ModelRegistry,
  ) {
    this.documents = classification.loop.documents;
  }

  @Endpoint(api.listModels)
  async list(@Call() call: CallInfo): Promise<api.ResponseOf<typeof api.listModels>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const [stored, lifecycle] = [await this.registry.stored(), await this.registry.lifecycleOf(jurisdiction.name)];
    const ids = [
      ...new Set([
        ...[...stored]
          .filter(([, { notes }]) => notes?.jurisdiction === undefined || notes.jurisdiction === jurisdiction.name)
          .map(([id]) => id),
        ...Object.keys(lifecycle?.models ?? {}),
      ]),
    ].sort();
    const models = await Promise.all(ids.map((model) => this.view(model, call)));
    return {
      jurisdiction: jurisdiction.name,
      catalogue: catalogueOf(jurisdiction),
      judgedWithoutModel: await judgedOf(this.documents, jurisdiction.name, PACK_ALONE),
      models,
    };
  }

  @Endpoint(api.switchModel)
  async switch(
    @Input() { params: { model }, body }: api.InputOf<typeof api.switchModel>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.switchModel>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    if (body.to === 'on' || body.to === 'shadow') await this.registry.load(model, jurisdiction).catch(refuse);
    else if (!(await this.isKnown(model, jurisdiction.name))) throw new Refusal(noModel);
    const { read: seen } = await shadowCountsOf(this.documents, jurisdiction.name, model);
    const loop = new Loop(
      { collection: lifecycles, reactions: {} },
      await this.registry.lifecycles(),
      this.world.clock,
    );
    await loop.execute(switchModelCommand, {
      id: jurisdiction.name,
      input: { model, ...body, seen },
      cause: causeOf(call, switchModelCommand.name),
    });
    this.registry.changed();
    return this.view(model, call);
  }

  @Endpoint(api.listShadowDifferences)
  async differences(
    @Input() { params, query }: api.InputOf<typeof api.listShadowDifferences>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listShadowDifferences>> {
    const page = await this.documents.find('shadow', {
      prefix: [call.jurisdiction, params.model, 'differs'],
      limit: query.limit,
      ...(query.cursor ? { cursor: query.cursor } : {}),
    });
    const differences = page.found.map(({ id, state: { text, proposal, shadow, choice } }) => ({
      ticketId: id,
      text,
      ...(proposal.matter ? { proposed: proposal.matter.code } : {}),
      ...(shadow?.matter ? { shadow: shadow.matter } : {}),
      ...(choice ? { chosen: choice.matter } : {}),
    }));
    return { differences, ...(page.next ? { next: page.next } : {}) };
  }

  private async isKnown(model: string, jurisdiction: string): Promise<boolean> {
    return (
      (await this.registry.lifecycleOf(jurisdiction))?.models[model] !== undefined ||
      (await this.registry.stored()).has(model)
    );
  }

  private async view(model: string, call: CallInfo) {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const [metadata, lifecycle] = [
      (await this.registry.stored()).get(model),
      await this.registry.lifecycleOf(jurisdiction.name),
    ];
    const counts = {
      judged: await judgedOf(this.documents, jurisdiction.name, model),
      shadow: await shadowCountsOf(this.documents, jurisdiction.name, model),
    };
    return viewOf(model, { jurisdiction, metadata, steps: lifecycle?.models[model] ?? [] }, counts);
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof UnfitModel)) throw error;
  throw new Refusal(wrongCatalogue(error));
}
