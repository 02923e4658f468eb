import type { DutyRoster, Person } from '@hotline/directory';
import { defineService, PEOPLE_CHANGED, type PeopleDirectory } from '@hotline/host/http';
import { gathering, type CollectionSpec, type Command, type CommandContext } from '@hotline/runtime';
import { handovers, people as collection, rosters } from './collection';
import {
  beAbsent,
  change,
  endAbsence,
  enter,
  nameSubstitutes,
  type AboutPerson,
  type PeopleCommands,
} from './domain/commands';
import { giveShift, takeOver, type GivenHandover, type Handover } from './domain/handover';
import { reactions } from './domain/reactions';
import { planRoster, type Plan } from './domain/roster-commands';
import { viewOf, type PeopleView } from './domain/view';
import { DocumentLoop } from './gather/document-loop';
import { knownPeople } from './gather/known-people';
import { HANDOVER_COMMANDS, HandoverController, HANDOVERS, type HandoverCommands } from './http/handover.controller';
import { PeopleController } from './http/people.controller';
import { PLAN, RosterController, ROSTERS } from './http/roster.controller';
import { WorkbookController } from './http/workbook.controller';

type Named = readonly (string | undefined)[];

const peopleCommands = (directory: PeopleDirectory): PeopleCommands => {
  const substitutes = ({ body }: AboutPerson<{ readonly substitutes?: readonly string[] | undefined }>): Named =>
    body.substitutes ?? [];
  return {
    enter: { name: 'enter-person', ...gathering(knownPeople(directory, substitutes), enter) },
    change: { name: 'change-person', ...gathering(knownPeople(directory, substitutes), change) },
    beAbsent: {
      name: 'absence',
      ...gathering(
        knownPeople(directory, ({ body }: AboutPerson<{ readonly substitute?: string | undefined }>) => [
          body.substitute,
        ]),
        beAbsent,
      ),
    },
    endAbsence: { name: 'end-absence', decide: endAbsence },
    nameSubstitutes: { name: 'substitutes', ...gathering(knownPeople(directory, substitutes), nameSubstitutes) },
  };
};

const planCommand = (directory: PeopleDirectory): Command<DutyRoster, Plan, PeopleView> => ({
  name: 'plan-roster',
  ...gathering(
    knownPeople(directory, ({ body }: Plan) => body.shifts.map(({ person }) => person)),
    planRoster,
  ),
});

const handoverCommands = (directory: PeopleDirectory): HandoverCommands => ({
  giveShift: {
    name: 'hand-over',
    ...gathering(
      (
        _state: Handover | undefined,
        { body: { to } }: GivenHandover,
        { jurisdiction, actor }: CommandContext<PeopleView>,
      ) => directory.findAll(jurisdiction, [actor.id, to]),
      giveShift,
    ),
  },
  takeOver: {
    name: 'take-over',
    ...gathering(
      (
        state: Handover | undefined,
        _given: { readonly remark?: string | undefined },
        { jurisdiction }: CommandContext<PeopleView>,
      ) => directory.findAll(jurisdiction, state ? [state.to] : []),
      takeOver,
    ),
  },
});

export const people = defineService<Person, PeopleView>((world) => {
  /** Tells every process to drop its cached people. */
  const announce = (): void => {
    world.people.forget();
    world.broadcast.publish(PEOPLE_CHANGED, {});
  };
  return {
    definition: { collection, reactions, announce },
    view: viewOf,
    commands: peopleCommands(world.people),
    controllers: [PeopleController, RosterController, HandoverController, WorkbookController],
    providers: [
      { provide: ROSTERS, useValue: new DocumentLoop(world, rosters, announce) },
      { provide: PLAN, useValue: planCommand(world.people) },
      { provide: HANDOVERS, useValue: new DocumentLoop(world, handovers) },
      { provide: HANDOVER_COMMANDS, useValue: handoverCommands(world.people) },
    ],
    collections: [rosters as CollectionSpec<never>, handovers as CollectionSpec<never>],
  };
});
