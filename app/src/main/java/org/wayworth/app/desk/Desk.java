package org.wayworth.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.Lists;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.DataState;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.UnknownAnalysis;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.warehouse.DataFolder;

/** The desk behind the pages: asks each question once for each state of the data and set of options. */
public final class Desk implements AnalysisDesk, AutoCloseable {

    /** Answers kept; beyond that the memory is emptied, since a new answer costs seconds, not minutes. */
    private static final int MOST_KEPT = 500;

    private final DataFolder data;
    private final Path folder;
    private final Runner runner;
    private final Keeper keeper;
    private final ConcurrentMap<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

    private volatile @Nullable ListsOf lists;

    /** One question at a time: an answer uses both cores by itself. */
    private final ExecutorService asking = Executors.newSingleThreadExecutor(Desk::daemon);

    public Desk(DataFolder data, Path folder) {
        this.data = data;
        this.folder = folder;
        this.runner = new Runner(data.warehouse());
        this.keeper = new Keeper(data.operational(), folder.toString());
    }

    @Override
    public List<Card> cards() {
        return Analyses.all().stream().map(Analysis::card).toList();
    }

    @Override
    public List<OptionField> options(String analysis) {
        return Options.describe(find(analysis)).stream().map(this::field).toList();
    }

    @Override
    public Outcome outcome(String analysis, Map<String, String> options) {
        Analysis<?> found = find(analysis);
        String key = key(found, options);
        if (outcomes.size() > MOST_KEPT) {
            outcomes.clear();
        }
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> first = outcomes.putIfAbsent(key, mine);
        if (first != null) {
            return wait(first);
        }
        try {
            Outcome outcome = kept(runner.run(found, present(options), OptionalLong.empty()));
            mine.complete(outcome);
            return outcome;
        } catch (RuntimeException failure) {
            outcomes.remove(key, mine);
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    /** While the disk has no room an answer is given and not kept. */
    private Outcome kept(Outcome outcome) {
        return shortage().isPresent() ? outcome : keeper.keep(outcome);
    }

    @Override
    public Optional<String> shortage() {
        return data.shortage();
    }

    @Override
    public Optional<Outcome> known(String analysis) {
        CompletableFuture<Outcome> asked = outcomes.get(key(find(analysis), Map.of()));
        if (asked == null || asked.isCompletedExceptionally()) {
            asking.execute(() -> outcome(analysis, Map.of()));
            return Optional.empty();
        }
        return asked.isDone() ? Optional.of(wait(asked)) : Optional.empty();
    }

    /** Asks every question once, one after the other, so that pages find the answers there. */
    public void askAll() {
        cards().forEach(card -> known(card.name()));
    }

    /** Asks no more; what is being asked ends first. */
    @Override
    public void close() {
        asking.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "asking");
        thread.setDaemon(true);
        return thread;
    }

    private static Outcome wait(CompletableFuture<Outcome> other) {
        try {
            return other.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Equal options have equal keys, however they were written. */
    private String key(Analysis<?> analysis, Map<String, String> options) {
        try {
            return data.warehouse().dataVersion()
                    + analysis.card().name()
                    + Options.asText(Options.parse(analysis, present(options)));
        } catch (Options.WrongOptions wrong) {
            throw new InvalidOptions(
                    wrong.wrongs().isEmpty()
                            ? List.of(new InvalidOptions.FieldError("", sentence(String.valueOf(wrong.getMessage()))))
                            : wrong.wrongs().stream()
                                    .map(one -> new InvalidOptions.FieldError(one.option(), sentence(one.toString())))
                                    .toList());
        }
    }

    private static String sentence(String words) {
        return Sentence.begin(words) + (words.endsWith(".") ? "" : ".");
    }

    /** A form sends empty fields for what was left alone. */
    private static Map<String, String> present(Map<String, String> options) {
        Map<String, String> present = new TreeMap<>(options);
        present.values().removeIf(String::isBlank);
        return present;
    }

    @Override
    public String help(String analysis) {
        return Analyses.explanation(find(analysis));
    }

    @Override
    public DataState state() {
        return StateOfData.of(data);
    }

    @Override
    public boolean isSample() {
        return StateOfData.isSample(data);
    }

    @Override
    public String folder() {
        return folder.toString();
    }

    private static Analysis<?> find(String name) {
        return Analyses.find(name).orElseThrow(() -> new UnknownAnalysis(name));
    }

    private OptionField field(Options.Described option) {
        return new OptionField(
                option.name(),
                option.label(),
                OptionField.Kind.valueOf(option.kind().name()),
                option.help(),
                option.unit(),
                option.when(),
                bound(option.min()),
                bound(option.max()),
                option.standard(),
                option.choices().entrySet().stream()
                        .map(choice -> new OptionField.Choice(choice.getKey(), choice.getValue()))
                        .toList(),
                lists().of(option.label().list()));
    }

    /** What the data hold; read once for each state of them. */
    private Lists lists() {
        String version = data.warehouse().dataVersion();
        ListsOf known = lists;
        if (known == null || !known.dataVersion().equals(version)) {
            known = new ListsOf(version, Lists.of(data.warehouse()));
            lists = known;
        }
        return known.lists();
    }

    private record ListsOf(String dataVersion, Lists lists) {}

    private static OptionalDouble bound(double value) {
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
