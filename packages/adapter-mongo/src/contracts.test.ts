import { engineContracts } from '@hotline/runtime/testing';
import { onFreshDatabase, onMongo } from './testing/composed';

onMongo((url) => engineContracts('mongo', onFreshDatabase(url)));
