import type { Command } from '@hotline/runtime';
import * as rules from './domain/commands';
import type { Dispatch } from './domain/dispatch';
import type { Place } from './domain/place';

type Rule<I> = Command<Dispatch, I>['decide'];

/** The commands of a dispatch, each with the place that the ticket belongs to. */
export function commandsOf(placeOf: (jurisdiction: string) => Place) {
  const placed = <I>(name: string, rule: (place: Place) => Rule<I>): Command<Dispatch, I> => ({
    name,
    decide: (state, input, context) =>
      rule(placeOf(state?.jurisdiction ?? context.jurisdiction))(state, input, context),
  });
  return {
    acknowledge: { name: 'acknowledge', decide: rules.acknowledge },
    contact: { name: 'contact', decide: rules.contact },
    askReturn: placed('return', rules.askReturn),
    answerReturn: placed('return-decision', rules.answerReturn),
    question: { name: 'question', decide: rules.question },
    answerFacts: placed('facts', rules.answerFacts),
    resolve: { name: 'resolve', decide: rules.resolve },
    designate: placed('designate', rules.designate),
  };
}
export type RoutingCommands = ReturnType<typeof commandsOf>;
