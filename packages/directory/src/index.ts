/** The people of a jurisdiction: who may act, who is on duty, who answers for a post. Pure. */
export * from './person';
export * from './responsible';
export * from './duty-roster';
export * from './standing';
