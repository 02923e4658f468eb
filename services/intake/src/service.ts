import type { TicketEvent } from '@hotline/contracts';
import { defineService, sendMessage } from '@hotline/host/http';
import { gathering, type CommandContext, type Context, type Counters, type Documents } from '@hotline/runtime';
import { tickets } from './collection';
import { amend } from './domain/record/amend';
import { decideView, foundByNumber, requestView, viewCaller } from './domain/callers/reading';
import type { IntakeCommands } from './domain/commands';
import { attachFile, KEEP, openRecording } from './domain/files/attach-file';
import { expectFrom, join, mergeInto, type MergeInput } from './domain/merge';
import { SEND } from './domain/messages';
import {
  answered,
  clockMessages,
  asked,
  assistantReleased,
  closed,
  dispatchedAmong,
  held,
  interimMeasureOrdered,
  reopened,
  refused,
  resolved,
  sent,
  type DispatchCandidates,
} from './domain/reactions';
import { registerAmong } from './domain/register';
import { splitOffAmong, splitWith } from './domain/split';
import type { SentMessage, Ticket } from './domain/ticket';
import { addInformation, informationPassedOn, urge } from './domain/record/urge';
import { noteFollowUpCall } from './domain/record/follow-up';
import { askToWithdraw } from './domain/record/withdrawal';
import { viewOf, type IntakeView } from './domain/view';
import { findDispatchCandidates } from './gather/candidate-tickets';
import { numbersForSplit, readsForAmendment, readsForRegistration, readsForSplitOff } from './gather/registration';
import { FilesController } from './http/files.controller';
import { IntakeController } from './http/intake.controller';

const stateOf = async (own: Documents<Ticket>, ticketId: string): Promise<Ticket | undefined> =>
  (await own.load(ticketId))?.state;

type State = Ticket | undefined;

/** The commands of intake. `counters` give out the ticket numbers. */
export const intakeCommands = (counters: Counters): IntakeCommands => ({
  register: { name: 'register', ...gathering(readsForRegistration(counters), registerAmong) },
  expectMerge: {
    name: 'expect-merge',
    ...gathering(
      (_state: State, { from }: { readonly from: string; readonly into: string }, _context: CommandContext, own) =>
        stateOf(own, from),
      expectFrom,
    ),
  },
  merge: {
    name: 'merge',
    ...gathering((_state: State, { into }: MergeInput, _context: CommandContext, own) => stateOf(own, into), mergeInto),
  },
  split: { name: 'split', ...gathering(numbersForSplit(counters), splitWith) },
  amend: { name: 'amend', ...gathering(readsForAmendment, amend) },
  urge: { name: 'urge', decide: urge },
  askToWithdraw: { name: 'ask-to-withdraw', decide: askToWithdraw },
  addInformation: { name: 'add-information', decide: addInformation },
  attachFile: { name: 'attach-file', decide: attachFile },
  openRecording: { name: 'open-recording', decide: openRecording },
  noteFollowUp: { name: 'note-follow-up', decide: noteFollowUpCall },
  viewCaller: { name: 'view-caller', decide: viewCaller },
  foundByNumber: { name: 'found-by-number', decide: foundByNumber },
  requestView: { name: 'request-view', decide: requestView },
  decideView: { name: 'decide-view', decide: decideView },
});

/** Reads possible duplicates for an open ticket that has just got a lead; none for a merged or closed ticket. */
const readsForDispatch = async (
  state: State,
  { subject: id, data: { matter, region } }: TicketEvent<'TicketDispatched'>,
  { view }: Context<IntakeView>,
  own: Documents<Ticket>,
): Promise<DispatchCandidates> =>
  state?.situation === 'open' ? findDispatchCandidates(own, view, state, { id, matter, region }) : { candidates: [] };

/** Reads the ticket that was merged. */
const readsForJoin = (
  _state: State,
  { subject }: TicketEvent<'TicketMerged'>,
  _context: Context<IntakeView>,
  own: Documents<Ticket>,
): Promise<State> => stateOf(own, subject);

export const intake = defineService<Ticket, IntakeView>((world) => ({
  definition: {
    collection: tickets,
    reactions: {
      PartSplitOff: { target: (event) => event.data.ticketId, ...gathering(readsForSplitOff, splitOffAmong) },
      TicketDispatched: gathering(readsForDispatch, dispatchedAmong),
      TicketMerged: {
        target: (event) => event.data.into,
        ...gathering(readsForJoin, join),
      },
      InformationAdded: { target: (event) => event.data.passedTo ?? event.subject, decide: informationPassedOn },
      RoutingFactsNeeded: { decide: held },
      JurisdictionDisputed: { decide: held },
      DispatchLapsed: { decide: held },
      AssistantReleased: { decide: assistantReleased },
      InterimMeasureOrdered: { decide: interimMeasureOrdered },
      TicketAnswered: { decide: answered },
      TicketRedirected: { decide: answered },
      FactsAsked: { decide: asked },
      TicketResolved: { decide: resolved },
      TicketRefused: { decide: refused },
      ...clockMessages,
      TicketReopened: { decide: reopened },
      TicketClosed: { decide: closed },
    },
    acts: {
      [KEEP]: { perform: (act) => world.files.keep(String(act.data.file)), decide: () => undefined },
      [SEND]: {
        perform: (act, _stored, signal) => sendMessage(act, world.messageUrl, signal),
        decide: (state, act, gateway) => sent(state, act, gateway as SentMessage['gateway']),
      },
    },
  },
  view: viewOf,
  commands: intakeCommands(world.counters),
  controllers: [IntakeController, FilesController],
}));
