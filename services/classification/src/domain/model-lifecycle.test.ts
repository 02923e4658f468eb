import { isRefused } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { modelIn, type ModelState, stateIn, switchModel, type ModelLifecycle } from './model-lifecycle';

const context = { now: 1000, jurisdiction: 'tiny', view: undefined, actor: { id: 'admin-1', role: 'admin' as const } };
/** The lifecycle after the steps; a model in shadow mode has read 5 tickets. */
function after(...steps: readonly (readonly [model: string, to: ModelState])[]): ModelLifecycle | undefined {
  let lifecycle: ModelLifecycle | undefined;
  for (const [model, to] of steps) {
    const decided = afterStorage(
      switchModel(lifecycle, { model, to, seen: stateIn(lifecycle, model) === 'shadow' ? 5 : 0 }, context),
    );
    if (!decided || isRefused(decided)) throw new Error(`${model} to ${to} was refused: ${decided?.detail.en}`);
    lifecycle = decided.state;
  }
  return lifecycle;
}

it('switches a new model on only after it has read tickets in shadow mode', () => {
  expect(() => after(['a', 'on'])).toThrow('only after it has read tickets in shadow mode');
  expect(() => after(['a', 'shadow'], ['a', 'off'], ['a', 'on'])).toThrow('only after');
  expect(switchModel(after(['a', 'shadow']), { model: 'a', to: 'on', seen: 0 }, context)).toMatchObject({
    refused: 'not-now',
  });
  expect(modelIn(after(['a', 'shadow'], ['a', 'on']), 'on')).toBe('a');
});

it('switches the previous model off, so that at most one is in use and one in shadow mode', () => {
  const lifecycle = after(['a', 'shadow'], ['a', 'on'], ['b', 'shadow'], ['b', 'on'], ['c', 'shadow'], ['d', 'shadow']);
  expect(['a', 'b', 'c', 'd'].map((model) => stateIn(lifecycle, model))).toEqual(['off', 'on', 'off', 'shadow']);
});

it('switches a model on again without another shadow run', () => {
  expect(stateIn(after(['a', 'shadow'], ['a', 'on'], ['a', 'off'], ['a', 'on']), 'a')).toBe('on');
});

it('refuses to switch on a retired model', () => {
  const lifecycle = after(['a', 'shadow'], ['a', 'on'], ['a', 'retired']);
  expect(modelIn(lifecycle, 'on')).toBeUndefined();
  for (const to of ['shadow', 'on', 'off'] as const)
    expect(switchModel(lifecycle, { model: 'a', to, seen: 9 }, context)).toMatchObject({ refused: 'not-now' });
});

it('stores who switched a model, when and why', () => {
  const decided = switchModel(undefined, { model: 'a', to: 'shadow', reason: 'first try', seen: 0 }, context);
  expect(decided).toMatchObject({
    state: { jurisdiction: 'tiny', models: { a: [{ to: 'shadow', by: 'admin-1', at: 1000, reason: 'first try' }] } },
  });
});
