import { engineContracts } from '@hotline/runtime/testing';
import { inTemporaryFolder } from './testing/temporary';

engineContracts('sqlite, log apart', inTemporaryFolder({ logApart: true }));
