import type { paths } from '../../generated/api';

export type { Problem, TicketState } from '@hotline/contracts';
export type { paths };

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : never;
type AnswerOf<O> = O extends { responses: infer R }
  ? R extends { 200: infer A }
    ? Json<A>
    : R extends { 201: infer A }
      ? Json<A>
      : never
  : never;

/** The answer to a GET of a path. */
export type Read<P extends keyof paths> = paths[P] extends { get: infer O } ? AnswerOf<O> : never;
export type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never;

/** Paths that take commands. */
export type CommandPath = { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];
export type CommandBody<P extends CommandPath> = paths[P] extends {
  post: { requestBody?: { content: { 'application/json': infer B } } };
}
  ? B
  : undefined;
export type Answered<P extends CommandPath> = paths[P] extends { post: infer O } ? AnswerOf<O> : never;

export type TicketList = Read<'/api/v1/tickets'>;
export type ListedTicket = TicketList['tickets'][number];
export type TicketDetail = Read<'/api/v1/tickets/{ticketId}'>;
export type TicketFile = TicketDetail['files'][number];
export type HistoryEntry = TicketDetail['history'][number];
export type ClockView = TicketDetail['clocks'][number];
export type Explained = Read<'/api/v1/tickets/{ticketId}/sla/explain'>;
export type ExplainedTarget = Explained['targets'][number];
export type JurisdictionView = Read<'/api/v1/jurisdiction'>;
export type WorkingTime = Read<'/api/v1/jurisdiction/working-time'>;
export type Rates = Read<'/api/v1/figures/rates'>;
export type Scores = Read<'/api/v1/figures/scores'>;
export type Figures = Read<'/api/v1/figures'>;
export type ExplainedDecision = Read<'/api/v1/jurisdiction/explain'>['decision'];
export type CallbackQueue = Read<'/api/v1/callbacks'>;
export type TakenCall = Answered<'/api/v1/callbacks/next'>;
export type CallInHand = Answered<'/api/v1/tickets/{ticketId}/callback-lease'>;
export type ApprovalList = Read<'/api/v1/approvals'>;
export type Approval = ApprovalList['approvals'][number];
export type ClockChanges = Read<'/api/v1/clock-changes'>;
export type NoticeList = Read<'/api/v1/notices'>;
export type GivenNotice = NoticeList['notices'][number];
export type TicketQuery = NonNullable<QueryOf<'/api/v1/tickets'>>;
