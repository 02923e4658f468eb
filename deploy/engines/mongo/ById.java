import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The index over `_id`, which also serves filters with further fields, such as {_id, version}, as a real server does.
 * The backend alone would read the whole collection for such a filter. The index is in memory and built at each start,
 * because each look-up on disk would serialize the keys that it compares.
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
