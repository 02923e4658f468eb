import { tearDown } from './stage';

export default tearDown;
