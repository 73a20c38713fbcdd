package org.wayworth.kernel.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wayworth.kernel.sequence.DirectlyFollows;
import org.wayworth.kernel.sequence.EventLog;
import org.wayworth.kernel.sequence.Variants;

/** Five million events of 649,887 cases. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class SequenceBenchmark {

    private int[] cases = new int[0];
    private int[] activity = new int[0];
    private long[] time = new long[0];
    private int activities;

    @Setup
    public void read() throws IOException {
        Path file = Path.of(System.getProperty("wayworth.bench", "bench/data")).resolve("events_5m.csv");
        cases = new int[5_000_000];
        activity = new int[cases.length];
        time = new long[cases.length];
        Map<String, Integer> numbers = new HashMap<>();
        int events = 0;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : reader) {
                cases[events] = Integer.parseInt(record.getField("case"));
                activity[events] = numbers.computeIfAbsent(record.getField("activity"), name -> numbers.size());
                time[events++] = Long.parseLong(record.getField("epoch"));
            }
        }
        cases = java.util.Arrays.copyOf(cases, events);
        activity = java.util.Arrays.copyOf(activity, events);
        time = java.util.Arrays.copyOf(time, events);
        activities = numbers.size();
    }

    /** Sorting by case and time, the graph with counts and dwell, and the variants. */
    @Benchmark
    public int sortGraphAndVariants() {
        EventLog log = EventLog.of(cases, activity, time, activities);
        return DirectlyFollows.of(log).arcs().size() + Variants.of(log).size();
    }

    @TearDown
    public void compare() {
        EventLog log = EventLog.of(cases, activity, time, activities);
        Expected.require("pm_5m.json", "/variants", Variants.of(log).size(), 0);
    }
}
