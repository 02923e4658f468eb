/** A place as data: who leads on what, where, under which conditions, and by when. Pure; files are read by `./loader`. */
export type * from './jurisdiction';
export type * from './pack';
export { compile } from './compile';
export { check, type Finding } from './check';
export { PackError, type Problem } from './read/problem';
