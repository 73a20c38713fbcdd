package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.analytics.SurveyWorld;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Where;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.DataFolder;

/** Each check of non-response on customers where it must pass, and on customers where it must fail. */
@DisplayName("planted truth: what makes scores of respondents doubtful")
class NonResponseChecksTest {

    private static final Survey SURVEY = new Survey("pulse", "nps", 0, 0, 0, 0, 0, 11, 0, 0, 0, 10);
    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    @TempDir
    static Path folder;

    /** Of a folder without customers: nothing is known of anybody. */
    private static Attributes nobody;

    @BeforeAll
    static void knowNothing() {
        Path place = folder.resolve("empty");
        DataFolder.init(place);
        try (DataFolder data = DataFolder.open(place)) {
            nobody = Attributes.of(data.warehouse());
        }
    }

    @Test
    void respondentsWhoAreLikeAllAreRepresentative() {
        NonResponseStudy study = study(4_000, tenure -> 0.4);
        assertThat(check(study, "representativeness").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(study, "effective sample size").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void respondentsWhoHaveBeenCustomersForLongAreNot() {
        NonResponseStudy study = study(4_000, tenure -> 0.1 + 0.7 * tenure / 1_000);
        Check check = check(study, "representativeness");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("R-indicator 0.").contains("at least 0.90 is needed");
    }

    @Test
    void aFewCustomersCannotTell() {
        NonResponseStudy study = study(150, tenure -> 0.35 + 0.1 * tenure / 1_000);
        assertThat(check(study, "representativeness").verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    /** One in a hundred of the new customers responds, and has to stand for a hundred. */
    @Test
    void weightsOfAFewCarryLittle() {
        NonResponseStudy study = study(6_000, tenure -> tenure > 850 ? 0.95 : 0.01);
        Check check = check(study, "effective sample size");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).contains("have an effective sample size of");
    }

    @Test
    void saysWhetherInvitationsAreKnown() {
        NonResponseStudy known = study(400, tenure -> 0.4);
        assertThat(check(known, "invitations known").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(with(known, Where.parse(Optional.empty()), false), "invitations known")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    /** Twelve waves; everybody's readiness falls, or only those of later customers is lower. */
    @Test
    void tellsATrendOfTheSameCustomersFromOneOfOtherCustomers() {
        SurveyWaves falling = waves("falling", 0.05, 0);
        assertThat(same(falling).verdict()).as(same(falling).found()).isEqualTo(Verdict.PASSED);
        SurveyWaves others = waves("others", 0, 0.05);
        assertThat(same(others).verdict()).as(same(others).found()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void cannotTellTheSameCustomersFromAFewWaves() {
        SurveyWorld world = new SurveyWorld("few waves");
        for (int c = 0; c < 100; c++) {
            for (int wave = 0; wave < 5; wave++) {
                world.invited("c" + c, DAY.plusMonths(wave), "email");
                if ((c + wave) % 3 == 0) {
                    world.answered("c" + c, DAY.plusMonths(wave).plusDays(2), 8);
                }
            }
        }
        Check check = same(read(world));
        assertThat(check.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(check.found()).isEqualTo("there are only 5 months with repeated invitations, and 8 are needed");
    }

    private static Check same(SurveyWaves waves) {
        var trend = waves.trend().get();
        return WaveFindings.sameCustomers(
                waves,
                new Measured(
                        trend.value(),
                        trend.interval().low(),
                        trend.interval().high(),
                        0.95,
                        Unit.sharePoints("a year")));
    }

    /**
     * @param byWave what each wave takes from everybody's chance to respond
     * @param byStart what each wave of joining takes from a customer's
     */
    private static SurveyWaves waves(String name, double byWave, double byStart) {
        SurveyWorld world = new SurveyWorld("waves " + name);
        Random random = new Random(5);
        for (int c = 0; c < 1_200; c++) {
            int start = c % 10;
            for (int wave = start; wave < Math.min(12, start + 3); wave++) {
                world.invited("c" + c, DAY.plusMonths(wave), "email");
                if (random.nextDouble() < 0.75 - byWave * wave - byStart * start) {
                    world.answered("c" + c, DAY.plusMonths(wave).plusDays(2), 8);
                }
            }
        }
        return read(world);
    }

    /** What {@code silent-waves.sql} is asked for. */
    private record Query(String survey, String metric, LocalDate askedFrom, LocalDate cutDay, LocalDate heardUntil) {}

    private static SurveyWaves read(SurveyWorld world) {
        Columns columns = world.folder()
                .warehouse()
                .read(
                        SilentAnalysis.class,
                        "silent-waves.sql",
                        new Query("pulse", "nps", DAY, DAY.plusYears(2), DAY.plusYears(2)));
        return SurveyWaves.of(columns, Where.parse(Optional.empty()), nobody);
    }

    /** No segment's name, however long, breaks a sentence. */
    @Test
    void everySentenceFitsWhateverTheNames() {
        String value = "everybody who leads to more than we thought they would and was caused by it year after year";
        NonResponseStudy study =
                with(study(400, tenure -> 0.4), Where.parse(Optional.of("business unit=" + value)), false);
        NonResponseStatements statements = new NonResponseStatements(study);
        ScoreScale scale = ScoreScale.of(SURVEY).get(0);
        Measured far = new Measured(-12.34, -23.45, -1.23, 0.95, Unit.number("points"));
        Measured unclear = new Measured(0.1, -0.2, 0.3, 0.95, Unit.number("points"));
        assertThat(new Statement[] {
                    statements.nonRespondents(),
                    statements.weighted(scale, far, far),
                    statements.weighted(scale, far, unclear),
                    statements.bounds(scale, far),
                    statements.trend(new Measured(-0.12, -0.13, -0.11, 0.95, Unit.sharePoints("a year")), 12),
                    statements.trend(new Measured(0, -0.13, 0.11, 0.95, Unit.sharePoints("a year")), 12),
                    statements.stopped(far),
                    statements.stopped(unclear)
                })
                .allSatisfy(statement -> assertThat(statement.text())
                        .hasSizeLessThanOrEqualTo(Statement.LONGEST)
                        .startsWith("In business unit"));
    }

    private static Check check(NonResponseStudy study, String name) {
        return study.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param chance to respond, by days as a customer from 0 to 999 */
    private static NonResponseStudy study(int n, ToDoubleFunction<Integer> chance) {
        Random random = new Random(n);
        double[] rating = new double[n];
        boolean[] silent = new boolean[n];
        double[] tenure = new double[n];
        double[] zeros = new double[n];
        String[] channel = new String[n];
        for (int i = 0; i < n; i++) {
            int days = random.nextInt(1_000);
            tenure[i] = days;
            rating[i] = random.nextInt(11);
            silent[i] = random.nextDouble() >= chance.applyAsDouble(days);
            channel[i] = "email";
        }
        Columns columns = new Columns(
                n,
                Map.of(
                        "customer_id", IntStream.range(0, n).asLongStream().toArray(),
                        "channel", channel,
                        "asked_day", zeros,
                        "rating", rating,
                        "revenue_minor", zeros,
                        "orders", zeros,
                        "tenure_days", tenure),
                Map.of("rating", silent));
        AskedCustomers people = AskedCustomers.of(columns, Optional.empty(), nobody);
        return new NonResponseStudy(
                SURVEY,
                Where.parse(Optional.empty()),
                true,
                new AskingDates.Window(DAY, DAY, DAY),
                people,
                Base.of(n, "customers"),
                RespondentDifferences.of(people, SmallGroups.standard()),
                Optional.empty(),
                Optional.empty(),
                ResponseModel.of(people),
                List.of(),
                Optional.empty());
    }

    private static NonResponseStudy with(NonResponseStudy study, Where where, boolean byInvitation) {
        return new NonResponseStudy(
                study.survey(),
                where,
                byInvitation,
                study.window(),
                study.people(),
                study.base(),
                study.differences(),
                study.value(),
                study.noRevenue(),
                study.model(),
                study.scores(),
                study.waves());
    }
}
