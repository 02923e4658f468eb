/** The people of a jurisdiction: who may act, who is on duty, who is responsible for a post. Pure functions. */
export * from './person';
export * from './responsible';
export * from './duty-roster';
export * from './standing';
