package org.wayworth.app.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.ChecksHeard;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.Run;
import org.wayworth.store.job.Stage;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.Warehouse;

/** Runs an analysis on a warehouse, with the provenance that makes the run repeatable. */
public final class Runner {

    /** Seeds stay below 2^48, so that every language reads them from JSON without loss. */
    private static final long SEED_MASK = (1L << 48) - 1;

    private final Warehouse warehouse;

    public Runner(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * @param texts options by name; defaults stand for those that are missing
     * @param seed drawn from data version, analysis and options where it is not given
     * @throws Options.WrongOptions when a text is not a value of its option
     */
    public <O extends Record> Outcome run(Analysis<O> analysis, Map<String, String> texts, OptionalLong seed) {
        return run(analysis, texts, seed, figure -> {});
    }

    /** @param first hears of the first figure while the checks still run */
    public <O extends Record> Outcome run(
            Analysis<O> analysis, Map<String, String> texts, OptionalLong seed, Consumer<FirstFigure> first) {
        return run(analysis, texts, seed, first, stage -> {});
    }

    /** @param stages hears what is being done: reading, working out, checking */
    public <O extends Record> Outcome run(
            Analysis<O> analysis,
            Map<String, String> texts,
            OptionalLong seed,
            Consumer<FirstFigure> first,
            Consumer<Stage> stages) {
        O options = Options.parse(analysis, texts);
        Run run = new Run(provenance(analysis, options, seed), first);
        RunStages told = new RunStages(stages);
        Warehouse read = told.over(warehouse);
        return ChecksHeard.by(
                told,
                () -> analysis.needs()
                        .refusal(analysis.card().question(), read, run)
                        .orElseGet(() -> analysis.run(options, read, run)));
    }

    private Provenance provenance(Analysis<?> analysis, Record options, OptionalLong seed) {
        SortedMap<String, String> texts = Options.asText(options);
        String name = analysis.card().name();
        String version = warehouse.dataVersion();
        return new Provenance(
                version,
                name,
                texts,
                seed.orElseGet(() -> derivedSeed(version + name + texts)),
                Build.name(),
                System.getProperty("java.version"),
                System.getProperty("os.arch"));
    }

    private static long derivedSeed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() & SEED_MASK;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
