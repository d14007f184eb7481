import java.util.Arrays;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/**
 * Brings all tables of the given namespaces to rest: what is in memory is written to files, the files of each region become
 * one. So every run of the benchmark finds the same files.
 */
public final class Settle {
  private static final long PATIENCE_MS = 1_200_000;

  public static void main(String[] namespaces) throws Exception {
    try (Connection connection = ConnectionFactory.createConnection(HBaseConfiguration.create());
        Admin admin = connection.getAdmin()) {
      for (String namespace : namespaces) {
        TableName[] tables = admin.listTableNamesByNamespace(namespace);
        for (TableName table : tables) {
          admin.flush(table);
          admin.majorCompact(table);
        }
        for (TableName table : tables) {
          // A compaction is only asked for; it takes a moment until it shows.
          Thread.sleep(200);
          long end = System.currentTimeMillis() + PATIENCE_MS;
          while (admin.getCompactionState(table) != CompactionState.NONE) {
            if (System.currentTimeMillis() > end) {
              throw new IllegalStateException("still compacted: " + table);
            }
            Thread.sleep(200);
          }
          System.out.println(table + " " + admin.getRegions(table).size() + " regions");
        }
      }
    }
  }
}
