import { engineContracts } from '@hotline/runtime/testing';
import { inTemporaryFolder } from './testing/temporary';

engineContracts('sqlite, one file', inTemporaryFolder());
