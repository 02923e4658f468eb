import { rudely } from '@hotline/runtime/testing';
import { allContracts, kafkaAndSqlite, onKafka } from './testing/kafka-and-sqlite';

onKafka((brokers) => allContracts('kafka, documents on sqlite, rude (1)', rudely(kafkaAndSqlite(brokers), 1)));
