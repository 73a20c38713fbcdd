package org.wayworth.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.analytics.Card;
import org.wayworth.app.data.DataState;
import org.wayworth.app.home.OnHome.Action;
import org.wayworth.app.home.OnHome.Line;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Unit;

/** What Home chooses to say. */
class HomeTest {

    private static final Finding PER_CUSTOMER = MadeUp.answer().headline();
    private static final Card CARD = new Card(10, "linkage", "Satisfaction and revenue", "Do they?");

    @Test
    @DisplayName("law: what is marked as read comes back as it was, and nothing else is taken for it")
    void whatIsMarkedComesBack() {
        List<FindingId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(new FindingId("f-%010x".formatted(i)));
        }
        Seen seen = new Seen(Instant.parse("2026-11-21T10:15:30Z"), ids);
        assertThat(seen.findings()).hasSize(20);
        assertThat(Seen.of(seen.cookie())).contains(seen);
        assertThat(Seen.of(new Seen(Instant.EPOCH, List.of()).cookie())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.f-xyz", "1;f-0123456789", "-1", "999999999999", "1.f-0123456789.", "<script>"})
    @DisplayName("law: a cookie that is none of ours says nothing")
    void foreignCookies(String cookie) {
        assertThat(Seen.of(cookie)).isEmpty();
    }

    @Test
    @DisplayName("law: a sum of money for the company stands before all that is none")
    void aSumStandsFirst() {
        Result plain = result(PER_CUSTOMER);
        Result sum = result(inAll(PER_CUSTOMER, 120_000, 103_000, 136_000));
        assertThat(Headline.of(List.of(plain, sum)).result()).contains(sum);
        assertThat(Headline.of(List.of(plain, sum)).stop()).isEmpty();
    }

    @Test
    @DisplayName("message: where no sum stands, Home says what stops it")
    void whatStopsASum() {
        assertThat(Headline.of(List.of(result(PER_CUSTOMER))).stop())
                .isEqualTo("No sum for the whole company stands here: the figure in money is one for each customer.");
        Result unclear = result(inAll(PER_CUSTOMER, 20_000, -5_000, 45_000));
        assertThat(Headline.of(List.of(unclear)).result()).contains(unclear);
        assertThat(Headline.of(List.of(unclear)).stop())
                .startsWith("No sum of money stands here: the interval of \u201cSatisfaction and revenue\u201d holds");
        Result refused = new Result(CARD, "/value", "", MadeUp.refusal());
        assertThat(Headline.of(List.of(refused)).result()).isEmpty();
        Result score = result(MadeUp.lateAnswer().headline());
        assertThat(Headline.of(List.of(score, refused)).stop())
                .isEqualTo(
                        "No sum of money stands here. It takes: A rating that was given before the time in which churn"
                                + " is counted, for at least 400 customers.");
    }

    @Test
    @DisplayName("law: three actions at most, the most money first, those without money last")
    void actionsAreRankedByMoney() {
        Action none = new Action("none", "/a", Optional.empty(), "Ana Moss");
        Action some = new Action("some", "/b", Optional.of(inAll(PER_CUSTOMER, 10_000, 1, 20_000)), "");
        Action most = new Action("most", "/c", Optional.of(inAll(PER_CUSTOMER, 90_000, 1, 100_000)), "");
        Action loss = new Action("loss", "/d", Optional.of(inAll(PER_CUSTOMER, -50_000, -60_000, -1)), "");
        OnHome folder = new OnHome() {
            @Override
            public List<Part> parts(boolean isQuiet) {
                return List.of();
            }

            @Override
            public List<Action> actions() {
                return List.of(none, some, most, loss);
            }
        };
        assertThat(NextActions.of(List.of(folder))).containsExactly(most, loss, some);
    }

    @Test
    @DisplayName("message: an empty card says what would fill it")
    void anEmptyCardSaysWhatWouldFillIt() {
        List<KeyCard> cards = KeyCard.of(List.of(), false, Navigation.of(List.of()));
        assertThat(cards).extracting(KeyCard::title).containsExactly("Score", "Value at stake", "Proven so far");
        assertThat(cards).allSatisfy(card -> {
            assertThat(card.figure()).isEmpty();
            assertThat(card.text()).contains(" this card");
        });
        assertThat(KeyCard.of(List.of(), true, Navigation.of(List.of())).get(0).text())
                .isEqualTo("It is being worked out.");
        Result score = new Result(
                new Card(1, "listening", "Scores", "How?"),
                "/feedback",
                "",
                new Outcome.Answer(List.of(MadeUp.lateAnswer().headline())));
        KeyCard shown =
                KeyCard.of(List.of(score), false, Navigation.of(List.of())).get(0);
        assertThat(shown.figure()).isNotEmpty();
        assertThat(shown.meta()).startsWith("Likely between ");
    }

    @Test
    @DisplayName("message: data that have grown old are told of after five weeks")
    void staleData() {
        DataState state = new DataState(
                "v",
                List.of(new DataState.TableCount("customer", "", 1_200)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new DataState.Load("a", "a.csv", "m", Instant.parse("2026-10-01T10:00:00Z"), 26, 25, 1, 0)),
                List.of());
        assertThat(DataHealth.stale(state, LocalDate.of(2026, 11, 5))).isEmpty();
        assertThat(DataHealth.stale(state, LocalDate.of(2026, 11, 6)))
                .extracting(Line::meta)
                .containsExactly("The latest import was on 1 October 2026, 36 days ago.");
        assertThat(DataHealth.of(state, Optional.of(LocalDate.of(2026, 9, 30))))
                .isEqualTo("1,200 customers; 1 of 26 records was rejected. Complete up to 30 September 2026.");
    }

    private static Result result(Finding finding) {
        return new Result(CARD, "/value", "", new Outcome.Answer(List.of(finding)));
    }

    private static Finding inAll(Finding finding, double value, double low, double high) {
        return new Finding(
                finding.id(),
                finding.question(),
                finding.estimand(),
                finding.statement(),
                finding.estimate(),
                Optional.of(new Measured(value, low, high, 0.95, Unit.money("GBP", "a year"))),
                finding.base(),
                finding.design(),
                finding.checks(),
                finding.grade(),
                finding.isForecast(),
                finding.exhibits(),
                finding.assumptions(),
                finding.workings(),
                finding.provenance());
    }
}
