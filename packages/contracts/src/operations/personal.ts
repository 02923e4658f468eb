import { z } from 'zod';
import { operation } from '../operation-builders/operation';
import { instant, role, type Role } from '../words';

const everybody: readonly Role[] = role.options;
const content = z.record(z.string().min(1).max(100), z.unknown());
const drafts = z.object({
  drafts: z.array(z.object({ key: z.string(), at: instant.describe('time of the last change'), content })),
});
const draftParams = z.object({ key: z.string().regex(/^[\w.:-]{1,100}$/) });

export const readSettings = operation({
  id: 'readSettings',
  service: 'people',
  method: 'GET',
  path: '/me/settings',
  summary: 'Console settings of the person who is signed in: saved views, keyboard shortcuts, appearance',
  zh: '个人设置',
  roles: everybody,
  response: z.object({ settings: content }),
});

export const saveSettings = operation({
  id: 'saveSettings',
  service: 'people',
  method: 'POST',
  path: '/me/settings',
  summary: 'Replace one’s own settings; at most 32,000 characters of JSON',
  zh: '保存个人设置',
  roles: everybody,
  body: z.object({ settings: content }).strict(),
  response: z.object({ settings: content }),
  problems: ['too-large', 'key-reused'],
});

export const listDrafts = operation({
  id: 'listDrafts',
  service: 'people',
  method: 'GET',
  path: '/me/drafts',
  summary: 'One’s own drafts, the latest first. A draft is deleted a week after its last change',
  zh: '草稿清单',
  roles: everybody,
  response: drafts,
});

export const saveDraft = operation({
  id: 'saveDraft',
  service: 'people',
  method: 'POST',
  path: '/me/drafts/{key}',
  summary: 'Store or replace a draft; at most 20 drafts, each of at most 16,000 characters of JSON',
  zh: '保存草稿',
  roles: everybody,
  params: draftParams,
  body: z.object({ content }).strict(),
  response: drafts,
  problems: ['too-large', 'not-now', 'key-reused'],
});

export const dropDraft = operation({
  id: 'dropDraft',
  service: 'people',
  method: 'POST',
  path: '/me/drafts/{key}/drop',
  summary: 'Delete a draft, for example after it was sent. The request succeeds even if there is no such draft',
  zh: '删除草稿',
  roles: everybody,
  params: draftParams,
  body: z.object({}).strict(),
  response: drafts,
  problems: ['key-reused'],
});
