import type { Text } from '@hotline/contracts';
import type { DutyRoster, Person } from '@hotline/directory';
import {
  defineService,
  PEOPLE_CHANGED,
  PROVIDER_PATH,
  type PeopleDirectory,
  type Service,
  type World,
} from '@hotline/host/http';
import { gathering, type CollectionSpec, type Command, type CommandContext } from '@hotline/runtime';
import { accounts, handovers, people as collection, personal, rosters } from './collection';
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
import { ACCOUNTS, AccountController } from './http/account.controller';
import { HANDOVER_COMMANDS, HandoverController, HANDOVERS, type HandoverCommands } from './http/handover.controller';
import { PeopleController } from './http/people.controller';
import { PERSONAL, PersonalController } from './http/personal.controller';
import { PLAN, RosterController, ROSTERS } from './http/roster.controller';
import { Accounts } from './http/sign-in/accounts';
import { Providers } from './http/sign-in/provider';
import { addSignInRoutes } from './http/sign-in/routes';
import { signInRecords } from './effects/sign-in-records';
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

/** The built-in provider with its accounts; nothing when an outside provider signs people in. */
function signInOf(world: World, people: DocumentLoop<Person>): SignInService | undefined {
  const { builtIn, clientId } = world.signIn;
  if (!builtIn) return undefined;
  const { attempts, lockMs, demo } = builtIn;
  const own = new Accounts({
    world,
    accounts: new DocumentLoop(world, accounts),
    people,
    enter: peopleCommands(world.people).enter,
    limits: { attempts, lockMs },
  });
  const providers = new Providers({ world, builtIn, clientId });
  return {
    accounts: own,
    routes: (fastify, visitors) => addSignInRoutes(fastify, { world, builtIn, providers, accounts: own, visitors }),
    startNotices: async (address) => {
      const link = demo ? undefined : await own.offerFirst(world.home.name);
      return link ? [firstAdministratorNotice(`${address}${PROVIDER_PATH}/password/${link.secret}`)] : [];
    },
  };
}

interface SignInService {
  readonly accounts: Accounts;
  readonly routes: NonNullable<Service['routes']>;
  readonly startNotices: NonNullable<Service['startNotices']>;
}

const firstAdministratorNotice = (link: string): Text => ({
  zh: `尚无账号。请在24小时内用此链接创建首位管理员（只能用一次）：${link}`,
  en: `There is no account yet. Create the first administrator with the link above, once, within 24 hours`,
});

export const people = defineService<Person, PeopleView>((world) => {
  /** Tells every process to drop its cached people. */
  const announce = (): void => {
    world.people.forget();
    world.broadcast.publish(PEOPLE_CHANGED, {});
  };
  const signIn = signInOf(world, new DocumentLoop(world, collection, announce));
  return {
    definition: { collection, reactions, announce },
    view: viewOf,
    commands: peopleCommands(world.people),
    controllers: [
      PeopleController,
      RosterController,
      HandoverController,
      WorkbookController,
      AccountController,
      PersonalController,
    ],
    providers: [
      { provide: ROSTERS, useValue: new DocumentLoop(world, rosters, announce) },
      { provide: PLAN, useValue: planCommand(world.people) },
      { provide: HANDOVERS, useValue: new DocumentLoop(world, handovers) },
      { provide: PERSONAL, useValue: new DocumentLoop(world, personal) },
      { provide: ACCOUNTS, useValue: signIn?.accounts ?? null },
      { provide: HANDOVER_COMMANDS, useValue: handoverCommands(world.people) },
    ],
    collections: [rosters, handovers, accounts, signInRecords, personal] as unknown as CollectionSpec<never>[],
    ...(signIn ? { routes: signIn.routes, startNotices: signIn.startNotices } : {}),
  };
});
