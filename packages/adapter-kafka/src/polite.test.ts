import { allContracts, kafkaAndSqlite, onKafka } from './testing/engine';

onKafka((brokers) => allContracts('kafka, documents on sqlite, polite', kafkaAndSqlite(brokers)));
