import { engineContracts } from '@hotline/runtime/testing';
import { onFreshDatabase, onMongo } from './testing/mongo-and-sqlite';

onMongo((url) => engineContracts('mongo', onFreshDatabase(url)));
