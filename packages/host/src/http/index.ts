export { answer, causeOf, causeOfReading } from './answer';
export { Call, Endpoint, Input } from './endpoint';
export { QueryCodeCalls } from './query-code';
export { nameOfSeat, seatsOf } from '../auth/seats';
export { PROVIDER_PATH, REDIRECT_PATH, type BuiltInSignIn, type SignIn } from '../auth/sign-in';
export type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
export type { CallInfo } from './request-context';
export { checkChannel, checkFacts, checkMatter, checkRegion } from './input/check-codes';
export {
  PEOPLE_CHANGED,
  peopleCollection,
  rostersCollection,
  type PeopleDirectory,
} from '../directory/people-directory';
export { Upload } from './endpoint';
export { sendFile } from '../files/send-file';
export type { ReceivedFile, TicketFiles } from '../files/ticket-files';
export type { UploadedFile } from './input/upload';
export { sendMessage } from '../messages/send-message';
export { checkPhone } from './input/check-phone';
export {
  defineService,
  commandsToken,
  serviceToken,
  WORLD,
  type DefineService,
  type Measure,
  type Service,
  type ServiceDeclaration,
  type Visitors,
  type World,
} from '../service';
