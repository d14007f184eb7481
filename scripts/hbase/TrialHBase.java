import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.master.HMaster;
import org.apache.hadoop.hbase.regionserver.HRegionServer;
import org.apache.hadoop.hbase.rest.RESTServer;
import org.apache.hadoop.hbase.thrift2.ThriftServer;
import org.apache.hadoop.hbase.util.JVMClusterUtil;
import org.apache.hadoop.hbase.util.JVMClusterUtil.RegionServerThread;
import org.apache.hadoop.hbase.zookeeper.MiniZooKeeperCluster;
import org.apache.hadoop.util.ToolRunner;
import sun.misc.Signal;

/**
 * A small HBase on loopback for tests and trials. Arguments are the parts that this process runs, in this order: {@code
 * cluster} (ZooKeeper, master and region server) or {@code master} (the former two) or {@code regionserver}, {@code rest},
 * {@code thrift2}. Everything else stands in the
 * hbase-site.xml of the class path. It prints a line {@code READY} when its parts answer, and stops in order on SIGTERM or
 * SIGINT.
 *
 * <p>System properties: {@code fink.parent=NUMBER} also stops it when the process of that number ends; {@code
 * fink.remove=FOLDER} has it remove that folder in that case, because nobody else is left to do so.
 */
public final class TrialHBase {
  /** A part that runs and can be stopped. */
  private interface Part {
    void stop() throws Exception;
  }

  private static final long BEGAN = System.nanoTime();
  private static final long PATIENCE_MS = 120_000;

  private final Configuration site = HBaseConfiguration.create();
  /** Parts in the order in which they are to be stopped: those that came last go first. */
  private final Deque<Part> running = new ArrayDeque<>();

  public static void main(String[] parts) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    // Our own handlers: the hooks of HBase would stop the parts all at once, in no order.
    for (String name : List.of("TERM", "INT")) {
      Signal.handle(new Signal(name), signal -> end.countDown());
    }
    boolean[] orphaned = {false};
    Long parent = Long.getLong("fink.parent");
    if (parent != null) {
      watch(
          parent,
          () -> {
            orphaned[0] = true;
            end.countDown();
          });
    }
    int status = 0;
    TrialHBase server = new TrialHBase();
    try {
      for (String part : parts) {
        server.start(part);
        say(part + " is up");
      }
      say("READY");
      end.await();
      server.stop();
      say("stopped");
    } catch (Throwable failure) {
      failure.printStackTrace();
      say("FAILED " + failure);
      status = 1;
    }
    if (orphaned[0] && System.getProperty("fink.remove") != null) {
      remove(Path.of(System.getProperty("fink.remove")));
    }
    System.out.flush();
    // Threads of HBase that are no daemons must not keep the process.
    Runtime.getRuntime().halt(status);
  }

  private void start(String part) throws Exception {
    switch (part) {
      case "cluster":
        startCluster(1);
        break;
      case "master":
        startCluster(0);
        break;
      case "regionserver":
        startRegionServer();
        break;
      case "rest":
        startRest();
        break;
      case "thrift2":
        startThrift2();
        break;
      default:
        throw new IllegalArgumentException("unknown part: " + part + "; one of cluster, master, regionserver, rest, thrift2");
    }
  }

  /** ZooKeeper and master, with region servers in this process or none. Ready when a region server is there, its own or not. */
  private void startCluster(int regionServers) throws Exception {
    int port = site.getInt("hbase.zookeeper.property.clientPort", 2181);
    MiniZooKeeperCluster zookeeper = new MiniZooKeeperCluster(site);
    zookeeper.setDefaultClientPort(port);
    zookeeper.setTickTime(site.getInt("hbase.zookeeper.property.tickTime", 2000));
    int got = zookeeper.startup(new File(site.get("hbase.zookeeper.property.dataDir")), 1);
    running.push(zookeeper::shutdown);
    if (got != port) {
      // It takes the next port without a word; clients would look for it at the one configured.
      throw new IOException("port of ZooKeeper is taken: " + port);
    }
    LocalHBaseCluster cluster = new LocalHBaseCluster(site, 1, regionServers);
    cluster.startup();
    running.push(
        () -> {
          cluster.shutdown();
          cluster.join();
        });
    waitFor(
        "the master",
        () -> {
          HMaster master = cluster.getActiveMaster();
          return master != null
              && master.isInitialized()
              && !master.getServerManager().getOnlineServersList().isEmpty();
        });
  }

  private void startRegionServer() throws Exception {
    RegionServerThread thread = JVMClusterUtil.createRegionServerThread(site, HRegionServer.class, 0);
    thread.start();
    running.push(
        () -> {
          thread.getRegionServer().stop("it is not needed any more");
          thread.join();
        });
    thread.waitForServerOnline();
  }

  private void startRest() throws Exception {
    RESTServer rest = new RESTServer(new Configuration(site));
    rest.run();
    running.push(rest::stop);
  }

  private void startThrift2() throws Exception {
    String port = site.get("hbase.regionserver.thrift.port", "9090");
    ThriftServer thrift = new ThriftServer(new Configuration(site));
    String[] flags = {"-f", "-b", "127.0.0.1", "-p", port, "--infoport", "-1", "start"};
    Throwable[] failure = {null};
    Thread thread =
        new Thread(
            () -> {
              try {
                ToolRunner.run(thrift.getConf(), thrift, flags);
              } catch (Throwable thrown) {
                failure[0] = thrown;
              }
            },
            "thrift2");
    thread.setDaemon(true);
    thread.start();
    running.push(thrift::stop);
    waitFor(
        "Thrift2",
        () -> {
          if (failure[0] != null) {
            throw new IOException("Thrift2 did not start", failure[0]);
          }
          try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            return socket.isConnected();
          } catch (IOException refused) {
            return false;
          }
        });
  }

  private void stop() throws Exception {
    while (!running.isEmpty()) {
      running.pop().stop();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void waitFor(String what, Condition condition) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (!condition.holds()) {
      if (System.currentTimeMillis() > end) {
        throw new IOException(what + " did not come up in " + PATIENCE_MS / 1000 + " s");
      }
      Thread.sleep(20);
    }
  }

  private static void watch(long parent, Runnable died) {
    ProcessHandle.of(parent).ifPresentOrElse(process -> process.onExit().thenRun(died), died);
  }

  private static void remove(Path folder) throws Exception {
    for (int attempt = 0; Files.exists(folder) && attempt < 10; attempt++) {
      try {
        removeOnce(folder);
      } catch (IOException | UncheckedIOException busy) {
        // Another process of this server is still writing its last words.
        Thread.sleep(500);
      }
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static void say(String message) {
    System.out.printf("[%6.2f s] %s%n", (System.nanoTime() - BEGAN) / 1e9, message);
    System.out.flush();
  }
}
