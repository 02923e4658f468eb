import type { World } from '@hotline/host/http';
import { Loop } from '@hotline/runtime';
import { scoreSheets } from '../collection';
import { sheetViewOf, type ScoreSheet } from '../domain/score-sheets/sheet';

export const SCORE_SHEETS = Symbol('score sheets');

/** The loop of the sheets, opened when it is first used. */
export class ScoreSheets {
  private opened: Promise<Loop<ScoreSheet>> | undefined;

  constructor(private readonly world: World) {}

  open(): Promise<Loop<ScoreSheet>> {
    this.opened ??= this.make();
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  private async make(): Promise<Loop<ScoreSheet>> {
    const { world } = this;
    const definition = {
      collection: scoreSheets,
      reactions: {},
      view: (name: string, now: number) => sheetViewOf(world.jurisdiction(name, now)),
    };
    return new Loop<ScoreSheet>(definition, await world.documents(scoreSheets), world.clock);
  }
}
