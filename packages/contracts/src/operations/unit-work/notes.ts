import { noteAdded } from '../../events/unit-work';
import { sentence, ticketCommand } from '../../operation-builders/ticket-command';
import { z } from 'zod';

export const addNote = ticketCommand({
  id: 'addNote',
  service: 'routing',
  verb: 'notes',
  summary:
    'The lead unit or an assisting unit records its progress. The note is for its own people, for the hotline too, or (only from the lead) also for the caller, who reads it with the query code. No clock stops',
  zh: '进展说明',
  roles: ['unit', 'officer', 'signatory'],
  body: z.object({ text: sentence, readers: noteAdded.shape.readers }).strict(),
  problems: ['not-your-ticket', 'not-allowed'],
});
