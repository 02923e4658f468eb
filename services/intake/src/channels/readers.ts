import type { Channel } from '@hotline/contracts';
import type { ChannelReader } from './channel';
import { app } from './callers/app';
import { mail } from './callers/mail';
import { mailbox } from './callers/mailbox';
import { miniProgram } from './callers/mini-program';
import { phone } from './callers/phone';
import { sms } from './callers/sms';
import { web } from './callers/web';
import { grid } from './offices/grid';
import { leader } from './offices/leader';
import { media } from './offices/media';
import { police } from './offices/police';
import { system } from './offices/system';
import { urbanHotline } from './offices/urban-hotline';

/** The reader of each channel. */
export const channelReaders: Readonly<Record<Channel, ChannelReader>> = {
  phone,
  sms,
  web,
  'mini-program': miniProgram,
  app,
  mailbox,
  mail,
  grid,
  police,
  'urban-hotline': urbanHotline,
  system,
  leader,
  media,
};
