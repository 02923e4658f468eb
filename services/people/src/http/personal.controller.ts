import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { personDocumentId } from '@hotline/directory';
import { Call, causeOf, Endpoint, Input, WORLD, type CallInfo, type World } from '@hotline/host/http';
import type { Command } from '@hotline/runtime';
import { draftsAt, dropDraft, keepDraft, keepSettings, type KeptDraft, type Personal } from '../domain/personal';
import type { PeopleView } from '../domain/view';
import type { DocumentLoop } from '../gather/document-loop';

export const PERSONAL = Symbol('personal');

const settingsCommand: Command<Personal, api.BodyOf<typeof api.saveSettings>, PeopleView> = {
  name: 'save-settings',
  decide: keepSettings,
};
const draftCommand: Command<Personal, KeptDraft, PeopleView> = { name: 'save-draft', decide: keepDraft };
const dropCommand: Command<Personal, { readonly key: string }, PeopleView> = { name: 'drop-draft', decide: dropDraft };

type Settings = api.ResponseOf<typeof api.readSettings>;
type Drafts = api.ResponseOf<typeof api.listDrafts>;

/** Everybody can read and write only their own settings and drafts. */
@Controller()
export class PersonalController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    @Inject(PERSONAL) private readonly personal: DocumentLoop<Personal>,
  ) {}

  @Endpoint(api.readSettings)
  async settings(@Call() call: CallInfo): Promise<Settings> {
    return { settings: { ...(await this.load(call))?.settings } };
  }

  @Endpoint(api.saveSettings)
  async saveSettings(
    @Input() { body }: api.InputOf<typeof api.saveSettings>,
    @Call() call: CallInfo,
  ): Promise<Settings> {
    return { settings: { ...(await this.give(settingsCommand, body, call)).settings } };
  }

  @Endpoint(api.listDrafts)
  async drafts(@Call() call: CallInfo): Promise<Drafts> {
    return this.answer(await this.load(call));
  }

  @Endpoint(api.saveDraft)
  async saveDraft(
    @Input() { params: { key }, body }: api.InputOf<typeof api.saveDraft>,
    @Call() call: CallInfo,
  ): Promise<Drafts> {
    return this.answer(await this.give(draftCommand, { ...body, key }, call));
  }

  @Endpoint(api.dropDraft)
  async dropDraft(@Input() { params }: api.InputOf<typeof api.dropDraft>, @Call() call: CallInfo): Promise<Drafts> {
    return this.answer(await this.give(dropCommand, params, call));
  }

  private async load({ jurisdiction, actor }: CallInfo): Promise<Personal | undefined> {
    const { documents } = await this.personal.open();
    return (await documents.load(personDocumentId(jurisdiction, actor.id)))?.state;
  }

  private async give<I>(command: Command<Personal, I, PeopleView>, input: I, call: CallInfo): Promise<Personal> {
    const loop = await this.personal.open();
    const id = personDocumentId(call.jurisdiction, call.actor.id);
    return (await loop.execute(command, { id, input, cause: causeOf(call, command.name) })).stored.state;
  }

  private answer(personal: Personal | undefined): Drafts {
    const kept = personal ? draftsAt(personal, this.world.clock.now()) : {};
    const drafts = Object.entries(kept).map(([key, { at, content }]) => ({
      key,
      at: new Date(at).toISOString(),
      content: { ...content },
    }));
    return { drafts: drafts.sort((a, b) => (a.at < b.at ? 1 : -1)) };
  }
}
