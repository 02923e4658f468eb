import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sparse index over one field that finds ranges, like an index of a real server. The backend's own indexes find only
 * equal values. Built at each start.
 */
class Ordered extends Index<Object> {
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
    private final NavigableMap<Object, Set<Object>> positions = new TreeMap<>(ValueComparator.ascWithoutListHandling());
    private final String field;
    private final String[] path;
    private boolean overArrays;

    Ordered(String name, List<IndexKey> keys) {
        super(name, keys, true);
        field = keys.get(0).getKey();
        path = field.split("\\.");
    }

    /** Returns the bounds that a filter sets for this field, or null if the filter contains anything else. */
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

    /** May return too many positions, because the calling code applies the filter to each document. */
    @Override
    public synchronized Iterable<Object> getPositions(Document filter) {
        var found = new LinkedHashSet<>();
        rangeOf(filter).values().forEach(found::addAll);
        return found;
    }

    private NavigableMap<Object, Set<Object>> rangeOf(Document filter) {
        var bounds = boundsIn(filter);
        var lower = bounds.getOrDefault("$gte", bounds.get("$gt"));
        var upper = bounds.getOrDefault("$lte", bounds.get("$lt"));
        var range = lower == null ? positions : positions.tailMap(lower, true);
        var empty = upper != null && lower != null && ValueComparator.ascWithoutListHandling().compare(lower, upper) > 0;
        return upper == null || empty ? range : range.headMap(upper, true);
    }

    synchronized boolean sorts(Document orderBy) {
        return !overArrays && orderBy.size() == 1 && orderBy.get(field) instanceof Number;
    }

    /**
     * Returns positions lazily, in the order of the index. The calling code must hold the lock of the collection while
     * it reads them.
     */
    Iterable<Object> inOrder(Document filter, Document orderBy) {
        var range = rangeOf(filter);
        var descending = ((Number) orderBy.get(field)).intValue() < 0;
        return () -> (descending ? range.descendingMap() : range).values().stream().flatMap(Set::stream).iterator();
    }

    private Collection<?> valuesOf(Document document) {
        Object value = document;
        for (var name : path) value = value instanceof Document inner ? inner.get(name) : null;
        if (value instanceof String || value instanceof Number) return List.of(value);
        if (!(value instanceof Collection<?> several)) return List.of();
        overArrays = true;
        return several.stream().filter(one -> one instanceof String || one instanceof Number).toList();
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        for (var value : valuesOf(document)) positions.computeIfAbsent(value, ignored -> new HashSet<>(2)).add(position);
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
        if (valuesOf(before).equals(valuesOf(after))) return;
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
