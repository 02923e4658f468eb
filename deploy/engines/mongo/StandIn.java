import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;
import org.h2.mvstore.MVStore;

/** Speaks MongoDB's protocol on a port of this machine: StandIn PORT [FILE]. Port 0 takes a free one; without a file nothing is kept. */
public class StandIn {
    public static void main(String[] arguments) {
        // Written at a clean stop only: a commit meanwhile would read documents that are being changed, and close the store on what it finds half done.
        var store = new MVStore.Builder().fileName(arguments.length > 1 ? arguments[1] : null).autoCommitDisabled().open();
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
}
