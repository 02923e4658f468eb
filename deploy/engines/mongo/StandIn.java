import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
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
            };
            return database;
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
