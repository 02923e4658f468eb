import {
  applyDecorators,
  createParamDecorator,
  Get,
  Header,
  HttpCode,
  Post,
  SetMetadata,
  Sse,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import type { Operation } from '@hotline/contracts';
import type { FastifyRequest } from 'fastify';
import { EndStreams } from './end-streams';
import { requestContextOf } from './request-context';
import { uploadOf } from './input/upload';

export const API_PREFIX = '/api/v1';
/** Content type of a download whose handler states the type of each file. */
const ANY_FILE = 'application/octet-stream';
const OPERATION = 'hotline:operation';

const routeOf = (operation: Operation): string => API_PREFIX + operation.path.replace(/\{(\w+)\}/g, ':$1');

/** Method decorator: binds a controller method to its operation (method, path, roles, validation, status, stream). */
export function Endpoint(operation: Operation): MethodDecorator {
  const route = routeOf(operation);
  if (operation.stream)
    return applyDecorators(Sse(route), SetMetadata(OPERATION, operation), UseInterceptors(EndStreams));
  const method = operation.method === 'GET' ? Get(route) : Post(route);
  const file =
    operation.download && operation.download !== ANY_FILE ? [Header('content-type', operation.download)] : [];
  return applyDecorators(method, HttpCode(operation.success), SetMetadata(OPERATION, operation), ...file);
}

/** Operation of a controller method. */
export const operationOf = (handler: object): Operation | undefined =>
  Reflect.getMetadata(OPERATION, handler) as Operation | undefined;

const request = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Parameter decorator: the validated input, InputOf<typeof operation>. */
export const Input: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestContextOf(request(context)).input,
);
/** Parameter decorator: the uploaded file, an UploadedFile. */
export const Upload: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext) =>
  uploadOf(requestContextOf(request(context)).operation, request(context)),
);
/** Parameter decorator: the CallInfo. */
export const Call: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestContextOf(request(context)).call,
);
