import { setUp } from './stage';

export default setUp;
