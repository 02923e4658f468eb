export { answer, causeOf } from './answer';
export { Call, Endpoint, Input } from './endpoint';
export type { CallInfo } from './request-context';
export { checkChannel, checkFacts, checkMatter, checkRegion } from './input/check-codes';
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
  type World,
} from '../service';
