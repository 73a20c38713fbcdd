package org.wayworth.kernel.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    private List<String> names = List.of();

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
        names = numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Sorting by case and time, the graph with counts and dwell, and the variants. */
    @Benchmark
    public int sortGraphAndVariants() {
        EventLog log = log();
        return DirectlyFollows.of(log).arcs().size() + Variants.of(log).size();
    }

    private EventLog log() {
        return EventLog.of(cases, activity, time, names.size());
    }

    /** pm4py's counts, dwell and ends, arc by arc; they are all there are when they take up all pairs of neighbours. */
    @TearDown
    public void compare() {
        EventLog log = log();
        Expected.require("pm_5m.json", "/variants", Variants.of(log).size(), 0);
        DirectlyFollows.Result graph = DirectlyFollows.of(log);
        long pairs = 0;
        for (DirectlyFollows.Arc arc : graph.arcs()) {
            String name = names.get(arc.from()) + "->" + names.get(arc.to());
            pairs += arc.count();
            Expected.require("pm_5m.json", "/dfg/" + name, arc.count(), 0);
            Expected.require("pm_5m.json", "/perf/" + name + "/mean", arc.mean(), 1e-12);
            Expected.require("pm_5m.json", "/perf/" + name + "/median", arc.median(), 0);
            Expected.require("pm_5m.json", "/perf/" + name + "/min", arc.shortest(), 0);
            Expected.require("pm_5m.json", "/perf/" + name + "/max", arc.longest(), 0);
            Expected.require("pm_5m.json", "/perf/" + name + "/stdev", arc.deviation(), 1e-9);
        }
        if (pairs != log.events() - log.cases()) {
            throw new IllegalStateException(pairs + " pairs of neighbours in the graph, not one a step of a case");
        }
    }
}
