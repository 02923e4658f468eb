import { defineService } from '@hotline/host/http';
import { rows } from './collection';
import type { Row } from './domain/row';
import { BoardController, CHANGES } from './http/board.controller';
import { reactions } from './reactions';

export const board = defineService<Row>((world) => ({
  definition: { collection: rows, reactions, announce: (stored) => world.broadcast.publish(CHANGES, stored) },
  controllers: [BoardController],
}));
