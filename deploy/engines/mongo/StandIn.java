import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * Serves MongoDB's protocol on 127.0.0.1: `StandIn PORT [FILE]`. Port 0 takes a free one; without a file, documents are
 * in memory only.
 */
public class StandIn {
    public static void main(String[] arguments) {
        // Writes to the file only at a clean stop: an automatic commit would read documents while they are being
        // changed, fail, and close the store.
        var store = new MVStore.Builder().fileName(arguments.length > 1 ? arguments[1] : null).autoCommitDisabled().open();
        var server = new MongoServer(new Backend(store).version(new Version()));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        System.out.println("ready " + server.getLocalAddress().getPort());
    }

    /** Replaces the backend's own wire version, which the drivers refuse. */
    record Version() implements MongoVersion {
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        public int getWireVersion() {
            return 13;
        }
    }
}
