import type { CommandContext } from '@hotline/runtime';
import {
  draftsAt,
  dropDraft,
  keepDraft,
  keepSettings,
  KEPT_DRAFTS_MS,
  LARGEST_DRAFT,
  MOST_DRAFTS,
  type Personal,
} from './personal';
import type { PeopleView } from './view';

const at = (now: number): CommandContext<PeopleView> => ({
  now,
  jurisdiction: 'nowhere',
  view: {} as PeopleView,
  actor: { id: 'li', role: 'operator' },
});
const stateOf = (decided: unknown): Personal => (decided as { state: Personal }).state;
const draft = (state: Personal | undefined, key: string, now = 0): Personal =>
  stateOf(keepDraft(state, { key, content: { narrative: '路灯不亮' } }, at(now)));

describe('What the console keeps for a person', () => {
  it('keeps settings and drafts independently of each other, and replaces each as a whole', () => {
    const kept = draft(
      stateOf(keepSettings(undefined, { settings: { rows: 'high', theme: 'dark' } }, at(0))),
      'call-1',
    );
    const changed = stateOf(keepSettings(kept, { settings: { rows: 'low' } }, at(1)));
    expect(changed).toMatchObject({ id: 'li', settings: { rows: 'low' }, drafts: { 'call-1': { at: 0 } } });
    expect(changed.settings).not.toHaveProperty('theme');
  });

  it('refuses a draft that is too large, and a draft beyond the allowed number', () => {
    const content = { narrative: '长'.repeat(LARGEST_DRAFT) };
    expect(keepDraft(undefined, { key: 'a', content }, at(0))).toMatchObject({ refused: 'too-large' });
    let full: Personal | undefined;
    for (let i = 0; i < MOST_DRAFTS; i++) full = draft(full, `call-${i}`);
    expect(keepDraft(full, { key: 'one-more', content: {} }, at(0))).toMatchObject({ refused: 'not-now' });
    expect(stateOf(keepDraft(full, { key: 'call-0', content: {} }, at(0))).drafts['call-0']?.content).toEqual({});
  });

  it('drops a draft on demand, and any draft a week after its last change', () => {
    const two = draft(draft(undefined, 'old', 0), 'new', 1000);
    expect(Object.keys(stateOf(dropDraft(two, { key: 'new' }, at(1000))).drafts)).toEqual(['old']);
    expect(Object.keys(draftsAt(two, KEPT_DRAFTS_MS))).toEqual(['new']);
    expect(Object.keys(draft(two, 'third', KEPT_DRAFTS_MS).drafts)).toEqual(['new', 'third']);
  });
});
