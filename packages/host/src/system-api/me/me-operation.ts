import { operation, role, text, type Role } from '@hotline/contracts';
import { z } from 'zod';

const everybody: readonly Role[] = role.options;

const unitOfSeat = z.object({ id: z.string(), name: text, kind: z.string() });
const postOfSeat = z.object({ id: z.string(), name: text });
const seatView = z.object({
  seat: z.string().describe('value of the header Hotline-Seat with which a request acts in this seat'),
  role,
  roleName: text,
  unit: unitOfSeat.optional().describe('only for roles that act for one unit'),
  post: postOfSeat.optional(),
});

export const readMe = operation({
  id: 'readMe',
  service: 'host',
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in: person, role, unit and post in words, and the operations that the role may call',
  zh: '当前账号',
  roles: everybody,
  response: z.object({
    id: z.string(),
    name: z.string(),
    ...seatView.shape,
    seats: z.array(seatView).describe('all roles, each with its unit, in which the person may act'),
    positions: z.array(z.object({ unit: unitOfSeat, post: postOfSeat.optional() })),
    listed: z.boolean().describe('false when the account is not in the list of people, as in a trial'),
    jurisdiction: z.object({
      name: z.string(),
      title: text,
      version: z.string(),
      timeZone: z.string(),
    }),
    operations: z.array(z.string()).describe('ids of the operations that the role may call, public ones included'),
  }),
});

export const readSignIn = operation({
  id: 'readSignIn',
  service: 'host',
  method: 'GET',
  path: '/sign-in',
  summary: 'Where and how the console signs people in (OIDC authorization code with PKCE)',
  zh: '登录方式',
  roles: 'public',
  response: z.object({
    authority: z.string().describe('issuer of the OIDC provider; a path refers to the address of this server'),
    clientId: z.string(),
    scope: z.string(),
    redirectPath: z.string().describe('path on this server to which people return after they have signed in'),
    builtIn: z.boolean().describe('false when another OIDC provider signs people in'),
    demo: z.boolean().describe('true when the sign-in page offers the people of the demonstration'),
  }),
});
