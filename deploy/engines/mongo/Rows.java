import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A collection that reads a sorted page in the order of an index and stops at the limit, as a real server does. */
class Rows extends H2Collection {
    /** The documents with which the aggregation of this thread begins; absent outside an aggregation. */
    static final ThreadLocal<List<Document>> FOUND = new ThreadLocal<>();

    Rows(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> data, MVMap<String, Object> meta, CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        var found = FOUND.get();
        return found == null ? super.queryAllAsStream() : found.stream();
    }

    @Override
    protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        if (orderBy != null && limit > 0) {
            for (var index : getIndexes()) {
                if (index instanceof Ordered ordered && ordered.sorts(orderBy) && ordered.canHandle(query)) return matchDocuments(query, ordered.inOrder(query, orderBy), null, skip, limit, batchSize, projection);
            }
        }
        return super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }
}
