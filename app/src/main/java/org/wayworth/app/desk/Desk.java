package org.wayworth.app.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.OptionNames;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.audience.FactChoices;
import org.wayworth.analytics.audience.Lists;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.KeptAnswer;
import org.wayworth.app.analysis.OnRecord;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.analysis.UnknownAnalysis;
import org.wayworth.app.data.DataState;
import org.wayworth.app.job.JobRecord;
import org.wayworth.app.job.Line;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.JobTable;
import org.wayworth.store.job.Wanted;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.warehouse.DataChanged;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.State;

/** The desk behind the pages: asks each question once for each state of the data and set of options. */
public final class Desk implements AnalysisDesk, AutoCloseable {

    private final DataFolder data;
    private final Path folder;
    private final Keeper keeper;
    private final Line line;
    private final Questions questions;
    private final String person;

    private volatile @Nullable ListsOf lists;
    private volatile @Nullable FactsOf facts;
    private volatile @Nullable StateAt state;

    /** A desk whose questions end with the program. */
    public Desk(DataFolder data, Path folder) {
        this(data, folder, JobRecord.none(), "");
    }

    private Desk(DataFolder data, Path folder, JobRecord record, String person) {
        this.data = data;
        this.folder = folder;
        this.keeper = new Keeper(data.operational(), folder.toString());
        this.line = new Line(record);
        this.questions = new Questions(line, Questions.REMEMBERED);
        this.person = person;
    }

    /**
     * The desk of a server, whose questions are jobs on record.
     *
     * @param person who sits at this machine, by their name in addresses; empty where nobody said
     */
    public static Desk ofServer(DataFolder data, Path folder, String person) {
        return new Desk(
                data, folder, JobRecord.in(table(data), () -> data.shortage().isEmpty()), person);
    }

    private static JobTable table(DataFolder data) {
        String process = ProcessHandle.current().pid() + " " + UUID.randomUUID();
        return new JobTable(data.operational(), Clock.systemUTC(), process, JobRecord.LEASE);
    }

    /** How long a server that had the folder open usually took for a question; empty where none was asked. */
    public static Optional<Duration> usually(DataFolder data, Card question) {
        return table(data).usual(QuestionText.KIND, question.name());
    }

    /** Long work: these questions, and whatever else stands in the same line. */
    @Override
    public Line jobs() {
        return line;
    }

    /** Who sits at this machine; empty where nobody said. */
    public String person() {
        return person;
    }

    /** Goes on with a question that a server left which was ended before it was done. */
    public void takeUp(Job left) {
        Optional<Analysis<?>> analysis = Analyses.find(left.wanted().topic());
        if (analysis.isEmpty()) {
            line.giveUp(left, JobState.INTERRUPTED, "This version of Wayworth does not know the question.");
            return;
        }
        try {
            Map<String, String> options = QuestionText.options(left.wanted().subject());
            questions.takeUp(left, sameAs(analysis.get(), options), work(analysis.get(), options));
        } catch (InvalidOptions changed) {
            line.giveUp(left, JobState.INTERRUPTED, "It cannot be asked in this way any more. " + changed.summary());
        }
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
    public CompletionStage<Asked> ask(String analysis, Map<String, String> options, Duration patience) {
        Analysis<?> found = find(analysis);
        return questions.ask(wanted(found, options, false), patience, work(found, options));
    }

    @Override
    public Optional<String> shortage() {
        return data.shortage();
    }

    @Override
    public Asked known(String analysis) {
        Analysis<?> found = find(analysis);
        return questions.known(wanted(found, Map.of(), true), work(found, Map.of()));
    }

    /** While the disk has no room an answer is given and not kept. */
    private Question.Work work(Analysis<?> analysis, Map<String, String> options) {
        return (stop, first, stages) -> {
            Outcome outcome = ofOneState(() -> new Runner(stop.over(data.warehouse()))
                    .run(analysis, present(options), OptionalLong.empty(), first, stages));
            return shortage().isPresent() ? outcome : keeper.remember(outcome);
        };
    }

    private Wanted wanted(Analysis<?> analysis, Map<String, String> options, boolean isOwn) {
        return new Wanted(
                QuestionText.KIND,
                analysis.card().name(),
                QuestionText.of(present(options)),
                sameAs(analysis, options),
                isOwn ? "" : person,
                isOwn);
    }

    /** An import may come in between; then it is asked of the new data, whose state is the answer's own. */
    private static Outcome ofOneState(Supplier<Outcome> question) {
        try {
            return question.get();
        } catch (DataChanged meanwhile) {
            return question.get();
        }
    }

    @Override
    public void askAgain(String analysis, Map<String, String> options) {
        questions.forgetFailure(sameAs(find(analysis), options));
    }

    @Override
    public CompletionStage<Asked> keep(String analysis, Map<String, String> options, Duration patience) {
        return ask(analysis, options, patience)
                .thenApply(asked -> asked.fold(
                        answered -> new Asked.Answered(keeper.keep(answered.outcome())),
                        working -> working,
                        failed -> failed));
    }

    @Override
    public boolean isKept(Outcome outcome) {
        return keeper.isKept(outcome);
    }

    @Override
    public Optional<OnRecord> onRecord(FindingId id) {
        return keeper.onRecord(id);
    }

    @Override
    public List<KeptAnswer> kept() {
        return keeper.kept();
    }

    /** Asks every question once, one after the other, so that pages find the answers there. */
    public void askAll() {
        cards().forEach(card -> known(card.name()));
    }

    /** Asks no more, and drops what is being asked. */
    @Override
    public void close() {
        line.close();
    }

    /** Equal options make equal questions, however they were written. */
    private String sameAs(Analysis<?> analysis, Map<String, String> options) {
        try {
            return QuestionText.sha256(data.warehouse().dataVersion() + " "
                    + analysis.card().name() + " " + Options.asText(Options.parse(analysis, present(options))));
        } catch (Options.WrongOptions wrong) {
            throw new InvalidOptions(
                    wrong.wrongs().isEmpty()
                            ? List.of(new InvalidOptions.FieldError(
                                    wrong.about().orElse(""), sentence(wrong.in(OptionNames.LABELS))))
                            : wrong.wrongs().stream()
                                    .map(one -> new InvalidOptions.FieldError(
                                            one.option(), sentence(one.in(OptionNames.LABELS))))
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
    public Needs needs(String analysis) {
        return find(analysis).needs();
    }

    @Override
    public DataState state() {
        return stateNow().state();
    }

    @Override
    public boolean isSample() {
        return stateNow().isSample();
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return stateNow().lastDay();
    }

    /** Counted once for each state of the data: every page needs it. */
    private StateAt stateNow() {
        String version = data.warehouse().dataVersion();
        StateAt known = state;
        if (known == null || !known.dataVersion().equals(version)) {
            State counted = data.status();
            known = new StateAt(
                    version,
                    StateOfData.of(counted, data),
                    counted.isSample(),
                    ObservationWindow.of(data.warehouse()).map(ObservationWindow::ends));
            state = known;
        }
        return known;
    }

    private record StateAt(String dataVersion, DataState state, boolean isSample, Optional<LocalDate> lastDay) {}

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

    /** Read once for each state of the data. */
    @Override
    public FactChoices facts() {
        String version = data.warehouse().dataVersion();
        FactsOf known = facts;
        if (known == null || !known.dataVersion().equals(version)) {
            known = new FactsOf(version, FactChoices.of(data.warehouse()));
            facts = known;
        }
        return known.facts();
    }

    private record FactsOf(String dataVersion, FactChoices facts) {}

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
