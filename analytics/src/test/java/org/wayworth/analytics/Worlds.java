package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.wayworth.demo.DemoCompany;
import org.wayworth.demo.DemoOptions;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;

/** Data folders that tests ask questions of: made-up companies and real data, each imported once by the usual door. */
public final class Worlds {

    private static final Path ROOT = Path.of(System.getProperty("wayworth.root"));
    private static final Path SHARED = Path.of(System.getProperty("wayworth.shared"));
    private static final Map<String, DataFolder> OPEN = new ConcurrentHashMap<>();
    private static final Map<Question, Outcome> ASKED = new ConcurrentHashMap<>();

    private Worlds() {}

    /** A made-up company of a few thousand customers; equal options give the same folder. */
    public static DataFolder company(DemoOptions options) {
        return OPEN.computeIfAbsent(options.toString(), key -> kept(make(folder -> exports(folder, options))));
    }

    /**
     * A made-up company one of whose export files is changed before it is imported.
     *
     * @param name of the change, by which the folder is kept
     * @param file whose lines are changed
     */
    public static DataFolder company(DemoOptions options, String name, String file, UnaryOperator<String> line) {
        return OPEN.computeIfAbsent(
                options + name,
                key -> kept(make(folder -> {
                    Exports exports = exports(folder, options);
                    Path changed = folder.resolveSibling("exports").resolve(file);
                    try {
                        Files.write(
                                changed,
                                Files.readAllLines(changed).stream().map(line).toList());
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                    return exports;
                })));
    }

    /** Real data, from beside the checkout; for tests with the tag {@code larger}, which do not run where they are absent. */
    public static DataFolder real(String folder, String mapping) {
        return real(folder, mapping, ".csv");
    }

    /** @param ending of the names of the files to import */
    public static DataFolder real(String folder, String mapping, String ending) {
        Path files = SHARED.resolve("data").resolve(folder);
        if (!Files.isDirectory(files)) {
            throw new IllegalStateException("a test of real data must carry the tag larger: " + files + " is not here");
        }
        return OPEN.computeIfAbsent(
                folder + "/*" + ending,
                key -> kept(make(ignored -> {
                    try (var list = Files.list(files)) {
                        return new Exports(
                                list.filter(file -> file.toString().endsWith(ending))
                                        .sorted()
                                        .toList(),
                                ROOT.resolve("examples").resolve(mapping));
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })));
    }

    /** A small made-up world, written down in a test: files by name, the mapping among them. */
    public static DataFolder written(String name, Map<String, String> files, String mapping) {
        return OPEN.computeIfAbsent(
                "written " + name, key -> kept(make(folder -> writtenExports(folder, files, mapping))));
    }

    /** The same, asked something and then forgotten, for tests over hundreds of worlds. */
    public static <T> T onceWritten(Map<String, String> files, String mapping, Function<DataFolder, T> ask) {
        Made made = make(folder -> writtenExports(folder, files, mapping));
        try {
            return ask.apply(made.data());
        } finally {
            remove(made.data(), made.place());
        }
    }

    private static Exports writtenExports(Path folder, Map<String, String> files, String mapping) {
        Path place = folder.resolveSibling("exports");
        try {
            Files.createDirectories(place);
            List<Path> exports = new ArrayList<>();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = Files.writeString(place.resolve(file.getKey()), file.getValue());
                if (!file.getKey().equals(mapping)) {
                    exports.add(path);
                }
            }
            return new Exports(exports, place.resolve(mapping));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Asks as the command line does, with a seed of its own. What was asked before of a folder that stays open is
     * remembered: an answer is its question, its seed and its data, which {@link #askAfresh} is there to prove.
     */
    public static <O extends Record> Outcome ask(
            Analysis<O> analysis, Map<String, String> options, DataFolder data, long seed) {
        if (!OPEN.containsValue(data)) {
            return askAfresh(analysis, options, data, seed);
        }
        Question question = new Question(
                analysis.getClass(),
                Options.asText(Options.parse(analysis, options)),
                data,
                data.warehouse().dataVersion(),
                seed);
        Outcome known = ASKED.get(question);
        if (known == null) {
            known = askAfresh(analysis, options, data, seed);
            ASKED.put(question, known);
        }
        return known;
    }

    /** Asks without remembering, for tests of whether an answer comes out the same. */
    public static <O extends Record> Outcome askAfresh(
            Analysis<O> analysis, Map<String, String> options, DataFolder data, long seed) {
        return askAfresh(analysis, options, data, seed, figure -> {});
    }

    /** @param first hears of the first figure */
    public static <O extends Record> Outcome askAfresh(
            Analysis<O> analysis,
            Map<String, String> options,
            DataFolder data,
            long seed,
            Consumer<FirstFigure> first) {
        O parsed = Options.parse(analysis, options);
        SortedMap<String, String> texts = Options.asText(parsed);
        Provenance provenance = new Provenance(
                data.warehouse().dataVersion(), analysis.card().name(), texts, seed, "test", "test", "test");
        return analysis.run(parsed, data.warehouse(), new Run(provenance, first));
    }

    /** What an answer hangs on. */
    private record Question(
            Class<?> analysis, SortedMap<String, String> options, DataFolder data, String dataVersion, long seed) {}

    /** Asks what must be answered. */
    public static <O extends Record> Outcome.Answer answer(
            Analysis<O> analysis, Map<String, String> options, DataFolder data, long seed) {
        Outcome outcome = ask(analysis, options, data, seed);
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        return (Outcome.Answer) outcome;
    }

    /** Asks what must be refused. */
    public static <O extends Record> Outcome.Refusal refusal(
            Analysis<O> analysis, Map<String, String> options, DataFolder data, long seed) {
        Outcome outcome = ask(analysis, options, data, seed);
        assertThat(outcome).isInstanceOf(Outcome.Refusal.class);
        return (Outcome.Refusal) outcome;
    }

    /** A shop's orders (order_no, customer, day, amount) and scores from 0 to 10 (answer_no, customer, day, score). */
    public static DataFolder shop(String name, CharSequence orders, CharSequence answers) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("orders.csv", orders.toString());
        files.put("answers.csv", answers.toString());
        files.put("shop.yaml", SHOP);
        return written(name, files, "shop.yaml");
    }

    private static final String SHOP = """
            mapping: shop
            currency: GBP
            observed_until: last-transaction
            files:
              - match: orders.csv
                loads:
                  - table: transaction
                    row_key: [order_no]
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: order}
                      role: {value: sale}
                      amount: amount
                      occurred_at: {column: day, format: yyyy-MM-dd}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: [answer_no]
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: welcome}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: {column: day, format: yyyy-MM-dd}
            """;

    /** One of a finding's checks, by its name. */
    public static Check check(Finding finding, String name) {
        return finding.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A made-up company that is asked something and then forgotten, for tests over hundreds of worlds. */
    public static <T> T once(DemoOptions options, Function<DataFolder, T> ask) {
        Made made = make(folder -> exports(folder, options));
        try {
            return ask.apply(made.data());
        } finally {
            remove(made.data(), made.place());
        }
    }

    private static Exports exports(Path folder, DemoOptions options) {
        Path place = folder.resolveSibling("exports");
        List<Path> files = DemoCompany.write(place, options, step -> {});
        return new Exports(files, place.resolve("demo.yaml"));
    }

    /** What was imported, and the temporary folder around it. */
    private record Made(DataFolder data, Path place) {}

    /** What to import, and by which mapping. */
    private record Exports(List<Path> files, Path mapping) {}

    private static Made make(Function<Path, Exports> source) {
        try {
            Path place = Files.createTempDirectory("wayworth-world-");
            Path folder = place.resolve("data");
            Empty.copyTo(folder);
            DataFolder data = DataFolder.open(folder);
            Exports exports = source.apply(folder);
            data.importer().importFiles(exports.files(), exports.mapping(), Progress.silent());
            return new Made(data, place);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A folder with nothing imported whose databases are made, once in a run of tests: to copy it costs little. */
    private static final class Empty {

        static final Path FOLDER = made();

        private static Path made() {
            try {
                Path place = Files.createTempDirectory("wayworth-empty-");
                Path folder = place.resolve("data");
                DataFolder.init(folder);
                DataFolder data = DataFolder.open(folder);
                data.warehouse();
                data.close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAll(place)));
                return folder;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static void copyTo(Path folder) throws IOException {
            try (var files = Files.walk(FOLDER)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            folder.resolve(FOLDER.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Stays open until the tests have ended. */
    private static DataFolder kept(Made made) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made.data(), made.place())));
        return made.data();
    }

    private static void remove(DataFolder data, Path place) {
        data.close();
        removeAll(place);
    }

    private static void removeAll(Path place) {
        try (var files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
