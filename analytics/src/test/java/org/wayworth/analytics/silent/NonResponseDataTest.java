package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.SurveyWorld;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.warehouse.DataFolder;

/** Nobody counts as bringing nothing of whom it is not known, and no stray date moves what is counted. */
@Tag("long")
@DisplayName("planted truth: whose revenue is known among non-respondents")
class NonResponseDataTest {

    private static final int CUSTOMERS = 200;
    private static final LocalDate FIRST_SALE = LocalDate.of(2024, 1, 1);
    private static final LocalDate INVITED = LocalDate.of(2025, 6, 1);
    private static final Map<String, String> OPTIONS = Map.of("minimum-group", "20");

    /** Every second customer responds; those who don't brought £20 a month, the others £10. */
    private static SurveyWorld world(String name) {
        SurveyWorld world = new SurveyWorld(name);
        for (int c = 0; c < CUSTOMERS; c++) {
            String customer = "c" + c;
            boolean responds = c % 2 == 0;
            for (int month = 0; month < 18; month++) {
                world.sale(customer, FIRST_SALE.plusMonths(month).plusDays(c % 28), responds ? 10 : 20, "GBP");
            }
            world.invited(customer, INVITED, "email");
            if (responds) {
                world.answered(customer, INVITED.plusDays(10), c % 11);
            }
        }
        return world;
    }

    @Test
    void countsTheRevenueOfNonRespondents() {
        Finding finding = headline(world("known").folder(), OPTIONS);
        assertThat(share(finding)).isCloseTo(2.0 / 3, within(0.01));
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS);
        assertThat(finding.statement().text())
                .isEqualTo(
                        "50% of invited customers did not respond; they brought 67% of the revenue, £24,000 in the year"
                                + " before.");
        assertThat(finding.estimand()).contains("Customers are observed from 1 January 2024 to ");
    }

    /** 10 more customers, all of them non-respondents, pay in dollars: they bring no pounds, and not nothing. */
    @Test
    void leavesOutWhoPaysInAnotherCurrency() {
        SurveyWorld world = world("dollars");
        for (int c = 0; c < 10; c++) {
            world.sale("us" + c, LocalDate.of(2025, 1, 5), 500, "USD").invited("us" + c, INVITED, "email");
        }
        Finding finding = headline(world.folder(), OPTIONS);
        assertThat(share(finding)).isCloseTo(2.0 / 3, within(0.01));
        assertThat(finding.base().drops()).contains(new Base.Drop("customers who pay in another currency", 10));
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS);
    }

    @Test
    void refusesToCountWhereManyPayInAnotherCurrency() {
        SurveyWorld world = world("many dollars");
        for (int c = 0; c < 80; c++) {
            world.sale("us" + c, LocalDate.of(2025, 1, 5), 500, "USD").invited("us" + c, INVITED, "email");
        }
        DataFolder data = world.folder();
        Outcome.Refusal refusal = Worlds.refusal(new SilentAnalysis(), OPTIONS, data, 1);
        assertThat(refusal.reason()).isEqualTo(Reason.SEVERAL_CURRENCIES);
        assertThat(refusal.have())
                .isEqualTo("Customers who pay in each currency: GBP 200 customers, USD 80 customers.");
        Finding chosen = headline(data, Map.of("minimum-group", "20", "currency", "GBP"));
        assertThat(chosen.base().drops()).contains(new Base.Drop("customers who pay in another currency", 80));
    }

    /** Of invited customers whom no record of sales names nobody knows whether they bought elsewhere under another key. */
    @Test
    void leavesOutWhomNoSalesRecordNames() {
        SurveyWorld world = world("unknown keys");
        for (int c = 0; c < 60; c++) {
            world.invited("stranger" + c, INVITED, "email");
        }
        Finding finding = headline(world.folder(), OPTIONS);
        assertThat(share(finding)).isCloseTo(2.0 / 3, within(0.01));
        assertThat(finding.base().drops())
                .contains(new Base.Drop("customers whom no record of sales, contracts or customers names", 60));
    }

    @Test
    void countsNoRevenueWhereItIsKnownOfTooFew() {
        SurveyWorld world = new SurveyWorld("nobody known");
        world.sale("somebody else", LocalDate.of(2025, 1, 5), 500, "GBP");
        for (int c = 0; c < CUSTOMERS; c++) {
            world.invited("c" + c, INVITED, "email");
            if (c % 2 == 0) {
                world.answered("c" + c, INVITED.plusDays(10), c % 11);
            }
        }
        Finding finding = headline(world.folder(), OPTIONS);
        assertThat(finding.statement().text()).isEqualTo("50% of invited customers responded.");
        assertThat(finding.assumptions())
                .anyMatch(text -> text.startsWith("Revenue is not counted: it is known of only 0 of 200 customers."));
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS);
    }

    /** An invitation, an answer and a sale with a mistyped year. */
    @Test
    void aStrayDateMovesNothing() {
        SurveyWorld world = world("stray dates");
        world.sale("c1", LocalDate.of(2052, 3, 1), 1_000_000, "GBP")
                .invited("c3", LocalDate.of(2062, 6, 1), "email")
                .answered("c5", LocalDate.of(1970, 1, 1), 9)
                .answered("c7", LocalDate.of(2052, 1, 1), 9);
        Finding finding = headline(world.folder(), OPTIONS);
        Finding without = headline(world("known").folder(), OPTIONS);
        assertThat(share(finding)).isCloseTo(share(without), within(1e-12));
        assertThat(finding.base().n()).isEqualTo(without.base().n());
        assertThat(finding.estimand()).contains("asked from 1 July 2024 to 4 June 2025");
    }

    /** Sales that were exported a quarter before the survey was sent tell nothing of the time since. */
    @Test
    void leavesOutWhoWasInvitedWhenSalesWereNotRecorded() {
        SurveyWorld world = world("late invitations");
        for (int c = 0; c < 50; c++) {
            world.invited("c" + c, INVITED.plusMonths(6), "email")
                    .answered("c" + c, INVITED.plusMonths(6).plusDays(20), 9);
        }
        Finding finding = headline(world.folder(), Map.of("minimum-group", "20", "from", "2025-05-01"));
        assertThat(finding.base().drops()).contains(new Base.Drop("customers asked when sales were not recorded", 50));
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS - 50);
    }

    /** Sales are recorded from April on: of the year before an invitation in June, only their days are known. */
    @Test
    void countsTheDaysThatAreRecorded() {
        Finding finding = headline(recordedFrom("short record", LocalDate.of(2025, 4, 1)), OPTIONS);
        assertThat(finding.statement().text()).endsWith(" in the 61 days before.");
        assertThat(share(finding)).isCloseTo(2.0 / 3, within(0.01));
    }

    @Test
    void countsNoRevenueOfAFewDays() {
        Finding finding = headline(recordedFrom("shorter record", LocalDate.of(2025, 5, 20)), OPTIONS);
        assertThat(finding.statement().text()).isEqualTo("50% of invited customers responded.");
        assertThat(finding.assumptions())
                .contains("Revenue is not counted: sales are recorded for too few days before customers were asked.");
    }

    private static DataFolder recordedFrom(String name, LocalDate first) {
        SurveyWorld world = new SurveyWorld(name);
        for (int c = 0; c < CUSTOMERS; c++) {
            world.sale("c" + c, first.plusDays(c % 60), c % 2 == 0 ? 10 : 20, "GBP")
                    .invited("c" + c, INVITED, "email");
            if (c % 2 == 0) {
                world.answered("c" + c, INVITED.plusDays(10), c % 11);
            }
        }
        return world.folder();
    }

    private static double share(Finding finding) {
        return finding.estimate().orElseThrow().value();
    }

    private static Finding headline(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new SilentAnalysis(), options, data, 1).headline();
    }
}
