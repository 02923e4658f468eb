import type { World } from '@hotline/host/http';
import { Loop, type CollectionSpec } from '@hotline/runtime';
import { viewOf } from '../domain/view';

/** The loop of a collection, opened when it is first used. */
export class DocumentLoop<S> {
  private opened: Promise<Loop<S>> | undefined;

  constructor(
    private readonly world: World,
    private readonly collection: CollectionSpec<S>,
    private readonly onChange: () => void = () => undefined,
  ) {}

  open(): Promise<Loop<S>> {
    this.opened ??= this.make();
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  private async make(): Promise<Loop<S>> {
    const { world, collection, onChange } = this;
    const definition = {
      collection,
      reactions: {},
      view: (name: string, now: number) => viewOf(world.jurisdiction(name, now)),
      announce: onChange,
    };
    return new Loop<S>(definition, await world.documents(collection), world.clock);
  }
}
