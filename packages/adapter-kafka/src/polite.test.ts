import { allContracts, kafkaAndSqlite, onKafka } from './testing/kafka-and-sqlite';

onKafka((brokers) => allContracts('kafka, documents on sqlite, polite', kafkaAndSqlite(brokers)));
