import { registration, type BodyOf, type Registration, type reportOnline } from '@hotline/contracts';
import { callerWith } from '../channels/channel';

/** The registration of a report that somebody typed on the web page. */
export function onlineRegistration({
  narrative,
  demand,
  address,
  name,
  phone,
  contactWindow,
  hideIdentity,
}: BodyOf<typeof reportOnline>): Registration {
  return registration.parse({
    channel: 'web',
    caller: {
      ...callerWith({ ...(name ? { name } : {}), ...(phone ? { phone } : {}) }, hideIdentity),
      ...(contactWindow ? { contactWindow } : {}),
    },
    location: address ? { address } : {},
    narrative,
    ...(demand ? { demand } : {}),
  });
}
