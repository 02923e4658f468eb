import type { BodyOf, saveDraft, saveSettings } from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { tooLarge, tooManyDrafts } from './personal-refusals';
import type { PeopleView } from './view';

/** What the console keeps for one person: settings, and drafts that were not sent. Nobody else reads it. */
export interface Personal {
  readonly jurisdiction: string;
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly drafts: Readonly<Record<string, StoredDraft>>;
}

/** `at`: epoch ms of the last change. */
export interface StoredDraft {
  readonly at: number;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Limits of the settings and of one draft, in characters of their JSON. */
export const LARGEST_SETTINGS = 32_000;
export const LARGEST_DRAFT = 16_000;
export const MOST_DRAFTS = 20;
/** Time for which a draft is kept after its last change. It is short because a draft holds what a caller said. */
export const KEPT_DRAFTS_MS = 7 * 24 * 3_600_000;

type Context = CommandContext<PeopleView>;
const sizeOf = (value: unknown): number => JSON.stringify(value).length;
const emptyOf = ({ jurisdiction, actor }: Context): Personal => ({
  jurisdiction,
  id: actor.id,
  settings: {},
  drafts: {},
});

/** The drafts that have not expired. */
export const draftsAt = ({ drafts }: Personal, now: number): Readonly<Record<string, StoredDraft>> =>
  Object.fromEntries(Object.entries(drafts).filter(([, { at }]) => at > now - KEPT_DRAFTS_MS));

export function keepSettings(
  state: Personal | undefined,
  { settings }: BodyOf<typeof saveSettings>,
  context: Context,
): Decided<Personal> {
  if (sizeOf(settings) > LARGEST_SETTINGS) return tooLarge(LARGEST_SETTINGS);
  return { state: { ...(state ?? emptyOf(context)), settings } };
}

export interface KeptDraft extends BodyOf<typeof saveDraft> {
  readonly key: string;
}

export function keepDraft(
  state: Personal | undefined,
  { key, content }: KeptDraft,
  context: Context,
): Decided<Personal> {
  if (sizeOf(content) > LARGEST_DRAFT) return tooLarge(LARGEST_DRAFT);
  const personal = state ?? emptyOf(context);
  const drafts = { ...draftsAt(personal, context.now), [key]: { at: context.now, content } };
  if (Object.keys(drafts).length > MOST_DRAFTS) return tooManyDrafts(MOST_DRAFTS);
  return { state: { ...personal, drafts } };
}

export function dropDraft(
  state: Personal | undefined,
  { key }: { readonly key: string },
  context: Context,
): Decided<Personal> {
  if (!state) return { state: emptyOf(context) };
  const { [key]: _, ...drafts } = draftsAt(state, context.now);
  return { state: { ...state, drafts } };
}
