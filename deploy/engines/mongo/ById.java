import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real server finds {_id, version} by _id; the backend would read the whole collection, for it knows indexes over exactly the fields of a filter only.
 * Kept in memory and built anew at each start: on disk each look-up would serialize what it compares.
 */
class ById extends AbstractUniqueIndex<Object> {
    private final Map<KeyValue, Object> positions = new ConcurrentHashMap<>();

    ById(String name, List<IndexKey> keys) {
        super(name, keys, false);
    }

    private static Document idOf(Document filter) {
        return new Document("_id", filter.get("_id"));
    }

    @Override
    public boolean canHandle(Document filter) {
        return filter.containsKey("_id") && super.canHandle(idOf(filter));
    }

    @Override
    public Iterable<Object> getPositions(Document filter) {
        return super.getPositions(idOf(filter));
    }

    @Override
    protected Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, position) == null;
    }

    @Override
    protected Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
