package org.wayworth.kernel.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts our timings and those of the peers that were installed into {@code docs/reference/speed.md}.
 *
 * <p>Peers write {@code task,peer,wall,cpu,memory} lines; a task is named as its benchmark is, such as
 * {@code OlsBenchmark.hc3} or {@code LmgBenchmark.lmg/15}.
 */
public final class SpeedTable {

    private SpeedTable() {}

    private record Timing(String who, double wall, double cpu, double memory) {}

    /** Behind the name of a peer that ran elsewhere. */
    private static final String ELSEWHERE = " †";

    /**
     * @param arguments JMH's JSON, the CSV of the peers that ran here, the CSV of those that ran elsewhere, the page to
     *     write, and a line that names the machine
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<Timing>> tasks = new TreeMap<>();
        for (JsonNode run : JsonMapper.shared().readTree(Path.of(arguments[0]))) {
            tasks.computeIfAbsent(task(run), name -> new ArrayList<>()).add(ours(run));
        }
        addPeers(tasks, Path.of(arguments[1]), "");
        addPeers(tasks, Path.of(arguments[2]), ELSEWHERE);
        String page = page(tasks, arguments[4]);
        Files.createDirectories(Path.of(arguments[3]).toAbsolutePath().getParent());
        Files.writeString(Path.of(arguments[3]), page);
        System.out.print(page);
    }

    private static String task(JsonNode run) {
        String[] parts = run.get("benchmark").asString().split("\\.", -1);
        StringBuilder name = new StringBuilder(parts[parts.length - 2] + "." + parts[parts.length - 1]);
        if (run.has("params")) {
            run.get("params").forEach(value -> name.append('/').append(value.asString()));
        }
        return name.toString();
    }

    private static Timing ours(JsonNode run) {
        JsonNode secondary = run.get("secondaryMetrics");
        return new Timing(
                "**Wayworth**",
                median(run.get("primaryMetric").get("rawData").get(0)),
                secondary.get("cpuMin").get("score").asDouble(),
                secondary.get("peakMemory").get("score").asDouble());
    }

    private static double median(JsonNode values) {
        List<Double> sorted = new ArrayList<>();
        values.forEach(value -> sorted.add(value.asDouble()));
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }

    /** A peer that ran here is not taken from elsewhere as well. */
    private static void addPeers(Map<String, List<Timing>> tasks, Path file, String mark) throws IOException {
        for (NamedCsvRecord record : peers(file)) {
            String who = record.getField("peer");
            List<Timing> timings = tasks.getOrDefault(record.getField("task"), new ArrayList<>());
            timings.add(new Timing(
                    who + mark,
                    Double.parseDouble(record.getField("wall")),
                    Double.parseDouble(record.getField("cpu")),
                    Double.parseDouble(record.getField("memory"))));
        }
    }

    private static List<NamedCsvRecord> peers(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static String page(Map<String, List<Timing>> tasks, String machine) {
        StringBuilder page = new StringBuilder(
                """
                # Speed of the kernel

                Made by `bench/run`. Ours and the peers' ran one after the other on the same inputs and machine: %s.
                Reading the data is not counted, and the JVM is warm. Wall is the median; CPU is the least of the
                runs, all threads together, which a busy machine disturbs less; memory is the highest of a process
                that did nothing else, data included. *Times ours* is the peer's CPU over ours. Where the peers'
                results on these inputs are known, ours are compared with them before a time is taken.

                † could not be installed here; measured on another machine with two cores, see `bench/README.md`.

                | task | who | wall s | CPU s | times ours | memory MB |
                | --- | --- | ---: | ---: | ---: | ---: |
                """
                        .formatted(machine));
        tasks.forEach((task, timings) -> {
            double own = timings.get(0).cpu;
            for (Timing timing : timings) {
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.4g | %.4g | %s | %.0f |%n",
                        task,
                        timing.who,
                        timing.wall,
                        timing.cpu,
                        timing.who.startsWith("**") ? "" : String.format(Locale.ROOT, "%.1f", timing.cpu / own),
                        timing.memory));
            }
        });
        return page.toString();
    }
}
