import type { BodyOf, noteFollowUp } from '@hotline/contracts';
import type { Command } from '@hotline/runtime';
import type { GivenReason } from './callers/reading';
import type { AmendInput } from './record/amend';
import type { EventData } from '@hotline/contracts';
import type { MergeInput } from './merge';
import type { RegisterInput } from './register';
import type { AddedInformation, UrgeInput } from './record/urge';
import type { SplitInput } from './split';
import type { Ticket } from './ticket';
import type { IntakeView } from './view';

type IntakeCommand<I> = Command<Ticket, I, IntakeView>;

/** The commands of intake. service.ts combines each rule with the reads that it needs. */
export type IntakeCommands = {
  readonly register: IntakeCommand<RegisterInput>;
  /** Announces to the target of a merge that a ticket will be merged into it. */
  readonly expectMerge: IntakeCommand<{ readonly from: string; readonly into: string }>;
  readonly merge: IntakeCommand<MergeInput>;
  readonly split: IntakeCommand<SplitInput>;
  readonly amend: IntakeCommand<AmendInput>;
  readonly urge: IntakeCommand<UrgeInput>;
  readonly askToWithdraw: IntakeCommand<{ readonly caller: string; readonly reason: string }>;
  readonly addInformation: IntakeCommand<AddedInformation>;
  readonly attachFile: IntakeCommand<EventData<'FileAttached'>>;
  readonly openRecording: IntakeCommand<{ readonly file: string }>;
  readonly noteFollowUp: IntakeCommand<BodyOf<typeof noteFollowUp>>;
  readonly viewCaller: IntakeCommand<GivenReason>;
  readonly foundByNumber: IntakeCommand<GivenReason>;
  readonly requestView: IntakeCommand<GivenReason>;
  readonly decideView: IntakeCommand<{ readonly requestedBy: string; readonly approve: boolean }>;
};
