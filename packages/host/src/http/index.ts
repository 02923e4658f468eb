export { Call, Endpoint, Input, type CallInfo } from './endpoint';
export { serviceToken, WORLD, type DefineService, type Service, type World } from '../service';
