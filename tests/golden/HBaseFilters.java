// Makes tests/data/hbase-filters.json: filters as HBase's own client serialises them.
//   java -cp "$HOME/.cache/jupyterlab-fink/hbase/2.5.8/lib/*" tests/golden/HBaseFilters.java > tests/data/hbase-filters.json
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.BinaryComparator;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.MultiRowRangeFilter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;
import org.apache.hadoop.hbase.shaded.protobuf.ProtobufUtil;
import org.apache.hadoop.hbase.util.Bytes;

public class HBaseFilters {
  static Filter compared(String column, CompareOperator operator, byte[] value) {
    String[] parts = column.split(":");
    var filter =
        new SingleColumnValueFilter(
            Bytes.toBytes(parts[0]), Bytes.toBytes(parts[1]), operator, new BinaryComparator(value));
    filter.setFilterIfMissing(true);
    filter.setLatestVersionOnly(true);
    return filter;
  }

  static Filter within(String column, byte[] from, byte[] to) {
    return new FilterList(
        FilterList.Operator.MUST_PASS_ALL,
        compared(column, CompareOperator.GREATER_OR_EQUAL, from),
        compared(column, CompareOperator.LESS_OR_EQUAL, to));
  }

  static MultiRowRangeFilter.RowRange range(String start, String stop) {
    return new MultiRowRangeFilter.RowRange(start, true, stop, false);
  }

  static String json(String name, Filter filter) throws Exception {
    return "  \"" + name + "\": \"" + HexFormat.of().formatHex(ProtobufUtil.toFilter(filter).toByteArray()) + "\"";
  }

  public static void main(String[] arguments) throws Exception {
    Filter ra = within("i:ra", Bytes.toBytes(10.0), Bytes.toBytes(20.5));
    // From -1 to 1, over zero: 0.0 to 1, and -0.0 to -1, whose bytes come after and grow away from zero.
    Filter dec =
        new FilterList(
            FilterList.Operator.MUST_PASS_ONE,
            within("i:dec", Bytes.toBytes(0.0), Bytes.toBytes(1.0)),
            within("i:dec", Bytes.toBytes(-0.0), Bytes.toBytes(-1.0)));
    Filter ranges = new MultiRowRangeFilter(new ArrayList<>(List.of(range("12_", "12`"), range("129_", "129`"), range("é", "星"))));
    System.out.println(
        "{\n"
            + String.join(
                ",\n",
                json("ra", ra),
                json("box", new FilterList(FilterList.Operator.MUST_PASS_ALL, ra, dec)),
                json("ranges", ranges),
                json("both", new FilterList(FilterList.Operator.MUST_PASS_ALL, ranges, ra)))
            + "\n}");
  }
}
