import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The H2 backend, with databases that support the requests of packages/adapter-mongo. */
class Backend extends H2Backend {
    Backend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name);
    }

    /**
     * Extends the database of the backend by indexes for ranges, aggregations that use indexes, `$unionWith`, and one
     * lock for commands that define collections.
     */
    class Database extends H2Database {
        private static final Set<String> DEFINING = Set.of("create", "createIndexes", "drop", "dropIndexes");

        Database(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
            return index.equals("_id_") ? new ById(index, keys) : super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }

        @Override
        protected Index<Object> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
            return sparse && keys.size() == 1 ? new Ordered(index, keys) : super.openOrCreateSecondaryIndex(collection, index, keys, sparse);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
            var documents = new MVMap.Builder<Object, Document>().valueType(new BsonType());
            MVMap<Object, Document> data = getMvStore().openMap("databases." + getDatabaseName() + "." + collection, documents);
            MVMap<String, Object> meta = getMvStore().openMap("meta." + getDatabaseName() + "." + collection);
            return new Rows(this, collection, options, data, meta, getCursorRegistry());
        }

        /** Answers a command that fails because the stand-in is stopping as MongoDB does, with ShutdownInProgress. */
        @Override
        public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
            try {
                return handle(channel, command, query, databases, oplog);
            } catch (MVStoreException failure) {
                if (!getMvStore().isClosed()) throw failure;
                throw new MongoServerError(91, "ShutdownInProgress", "The server is in quiesce mode and will shut down");
            }
        }

        /**
         * Runs commands that define collections one at a time. Otherwise two clients that make the same collection at
         * once would make its index twice, and the collection could not be dropped.
         */
        private Document handle(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
            if (command.equals("aggregate")) return aggregate(query, (stages) -> super.handleCommand(channel, command, with(query, stages), databases, oplog));
            if (!DEFINING.contains(command)) return super.handleCommand(channel, command, query, databases, oplog);
            synchronized (this) {
                return super.handleCommand(channel, command, query, databases, oplog);
            }
        }

        @Override
        public synchronized void drop(Oplog oplog) {
            super.drop(oplog);
        }

        private interface Run {
            Document of(List<Document> stages);
        }

        private static Document with(Document query, List<Document> stages) {
            var changed = new Document();
            query.forEach((name, value) -> changed.put(name, name.equals("pipeline") ? stages : value));
            return changed;
        }

        /** Supports `$unionWith` only for the same collection and at the end of a pipeline. */
        @SuppressWarnings("unchecked")
        private Document aggregate(Document query, Run run) {
            var name = query.get("aggregate").toString();
            var stages = (List<Document>) query.get("pipeline");
            var end = 0;
            while (end < stages.size() && !stages.get(end).containsKey("$unionWith")) end += 1;
            var answer = from(name, stages.subList(0, end), run);
            if (end == stages.size()) return answer;
            var cursor = (Document) answer.get("cursor");
            var all = new ArrayList<>((List<Document>) cursor.get("firstBatch"));
            for (var stage : stages.subList(end, stages.size())) {
                if (!(stage.get("$unionWith") instanceof Document other) || !name.equals(other.get("coll"))) return run.of(stages);
                var more = (Document) from(name, (List<Document>) other.get("pipeline"), run).get("cursor");
                all.addAll((List<Document>) more.get("firstBatch"));
            }
            cursor.put("firstBatch", all);
            return answer;
        }

        /**
         * Runs the first stages of an aggregation (`$match`, `$sort`, `$limit`) with an index. The backend alone would
         * read the whole collection.
         */
        private Document from(String name, List<Document> stages, Run run) {
            var collection = resolveCollection(name, false);
            if (collection == null || stages.isEmpty() || !(stages.get(0).get("$match") instanceof Document match)) return run.of(stages);
            var sorted = stages.size() > 2 && stages.get(1).get("$sort") instanceof Document && stages.get(2).get("$limit") instanceof Number;
            var selector = new Document("$query", match);
            if (sorted) selector.append("$orderby", stages.get(1).get("$sort"));
            var found = new ArrayList<Document>();
            var limit = sorted ? ((Number) stages.get(2).get("$limit")).intValue() : 0;
            collection.handleQuery(new QueryParameters(selector, 0, limit)).forEach(found::add);
            Rows.FOUND.set(found);
            try {
                return run.of(stages.subList(sorted ? 3 : 1, stages.size()));
            } finally {
                Rows.FOUND.remove();
            }
        }
    }
}
