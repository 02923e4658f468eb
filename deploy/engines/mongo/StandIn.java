import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Speaks MongoDB's protocol on a port of this machine: StandIn PORT [FILE]. Port 0 takes a free one; without a file nothing is kept. */
public class StandIn {
    public static void main(String[] arguments) {
        var store = new MVStore.Builder().fileName(arguments.length > 1 ? arguments[1] : null).open();
        var server = new MongoServer(new Backend(store).version(new Version()));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        System.out.println("ready " + server.getLocalAddress().getPort());
    }

    /** The drivers refuse the wire version that the backend states by itself. */
    record Version() implements MongoVersion {
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        public int getWireVersion() {
            return 13;
        }
    }

    static class Backend extends H2Backend {
        Backend(MVStore store) {
            super(store);
        }

        @Override
        protected MongoDatabase openOrCreateDatabase(String name) {
            var database = new H2Database(name, getMvStore(), getCursorRegistry()) {
                @Override
                protected Index<Object> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
                    var opened = super.openOrCreateUniqueIndex(collection, index, keys, sparse);
                    return index.equals("_id_") ? new ById(opened, keys) : opened;
                }

                @Override
                protected Index<Object> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
                    return sparse && keys.size() == 1 ? new Ordered(index, keys) : super.openOrCreateSecondaryIndex(collection, index, keys, sparse);
                }

                @Override
                protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
                    MVMap<Object, Document> data = getMvStore().openMap("databases." + getDatabaseName() + "." + collection);
                    MVMap<String, Object> meta = getMvStore().openMap("meta." + getDatabaseName() + "." + collection);
                    return new Matching(this, collection, options, data, meta, getCursorRegistry());
                }

                @Override
                public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
                    if (!command.equals("aggregate")) return super.handleCommand(channel, command, query, databases, oplog);
                    FIRST_MATCH.set(query.get("pipeline") instanceof List<?> stages && !stages.isEmpty() && stages.get(0) instanceof Document first ? (Document) first.get("$match") : null);
                    try {
                        return super.handleCommand(channel, command, query, databases, oplog);
                    } finally {
                        FIRST_MATCH.remove();
                    }
                }
            };
            return database;
        }
    }

    /** What the aggregation that this thread runs asks for first. */
    static final ThreadLocal<Document> FIRST_MATCH = new ThreadLocal<>();

    /** Gives an aggregation what its first stage asks for, by index, where the backend would read the whole collection. */
    static class Matching extends H2Collection {
        Matching(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> data, MVMap<String, Object> meta, CursorRegistry cursors) {
            super(database, name, options, data, meta, cursors);
        }

        @Override
        public Stream<Document> queryAllAsStream() {
            var match = FIRST_MATCH.get();
            return match == null ? super.queryAllAsStream() : handleQueryAsStream(match);
        }
    }

    /** A sparse index over one field that finds ranges, as a real server's do; the backend itself knows unique ones and equality only. Built anew at each start. */
    static class Ordered extends Index<Object> {
        private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
        private final NavigableMap<Object, Set<Object>> positions = new TreeMap<>(ValueComparator.ascWithoutListHandling());
        private final String field;

        Ordered(String name, List<IndexKey> keys) {
            super(name, keys, true);
            field = keys.get(0).getKey();
        }

        /** The bounds that a filter sets for this field; null when it says anything else. */
        private Document boundsIn(Document filter) {
            if (filter.size() != 1 || !(filter.get(field) instanceof Document bounds)) return null;
            if (bounds.size() == 1 && bounds.get("$elemMatch") instanceof Document inner) bounds = inner;
            var known = !bounds.isEmpty() && BOUNDS.containsAll(bounds.keySet());
            return known && bounds.values().stream().allMatch(value -> value instanceof String || value instanceof Number) ? bounds : null;
        }

        @Override
        public boolean canHandle(Document filter) {
            return boundsIn(filter) != null;
        }

        /** More than the filter asks for does no harm: it is applied to each document. */
        @Override
        public synchronized Iterable<Object> getPositions(Document filter) {
            var bounds = boundsIn(filter);
            var lower = bounds.getOrDefault("$gte", bounds.get("$gt"));
            var upper = bounds.getOrDefault("$lte", bounds.get("$lt"));
            var range = lower == null ? positions : positions.tailMap(lower, true);
            if (upper != null && (lower == null || ValueComparator.ascWithoutListHandling().compare(lower, upper) <= 0)) range = range.headMap(upper, true);
            var found = new LinkedHashSet<>();
            range.values().forEach(found::addAll);
            return found;
        }

        private Collection<?> valuesOf(Document document) {
            var value = Utils.getSubdocumentValueCollectionAware(document, field);
            var values = value instanceof Collection<?> several ? several : List.of(value);
            return values.stream().filter(one -> one instanceof String || one instanceof Number).toList();
        }

        @Override
        public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
            for (var value : valuesOf(document)) positions.computeIfAbsent(value, ignored -> new HashSet<>()).add(position);
        }

        private void forget(Document document, Object position) {
            for (var value : valuesOf(document)) {
                positions.computeIfPresent(value, (ignored, held) -> {
                    held.remove(position);
                    return held.isEmpty() ? null : held;
                });
            }
        }

        @Override
        public synchronized Object remove(Document document) {
            forget(document, document.get("_id"));
            return null;
        }

        @Override
        public synchronized void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
            forget(before, position);
            add(after, position, collection);
        }

        @Override
        public synchronized long getCount() {
            return positions.size();
        }

        @Override
        public long getDataSize() {
            return getCount();
        }

        @Override
        public Object getPosition(Document document) {
            return null;
        }

        @Override
        public void checkAdd(Document document, MongoCollection<Object> collection) {
        }

        @Override
        public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        }

        @Override
        public synchronized void drop() {
            positions.clear();
        }
    }

    /** A real server finds {_id, version} by _id; this one would read the whole collection, for it knows indexes over exactly the fields of a filter only. */
    static class ById extends Index<Object> {
        private final Index<Object> inner;

        ById(Index<Object> inner, List<IndexKey> keys) {
            super(inner.getName(), keys, false);
            this.inner = inner;
        }

        private static Document idOf(Document filter) {
            return new Document("_id", filter.get("_id"));
        }

        public boolean canHandle(Document filter) {
            return filter.containsKey("_id") && inner.canHandle(idOf(filter));
        }

        public Iterable<Object> getPositions(Document filter) {
            return inner.getPositions(idOf(filter));
        }

        public Object getPosition(Document document) {
            return inner.getPosition(document);
        }

        public void checkAdd(Document document, MongoCollection<Object> collection) {
            inner.checkAdd(document, collection);
        }

        public void add(Document document, Object position, MongoCollection<Object> collection) {
            inner.add(document, position, collection);
        }

        public Object remove(Document document) {
            return inner.remove(document);
        }

        public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
            inner.checkUpdate(before, after, collection);
        }

        public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
            inner.updateInPlace(before, after, position, collection);
        }

        public long getCount() {
            return inner.getCount();
        }

        public long getDataSize() {
            return inner.getDataSize();
        }

        public boolean isUnique() {
            return true;
        }

        public void drop() {
            inner.drop();
        }
    }
}
