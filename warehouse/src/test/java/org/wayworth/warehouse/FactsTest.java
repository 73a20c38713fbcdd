package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.feature.Registry;

/** Facts as of 30 June 2024, a Sunday in British summer time: its last hour is another day in UTC than its first. */
@DisplayName("planted truth: facts of customers as of a day")
class FactsTest {

    private static final String DAY = "2024-06-30";

    @TempDir
    static Path tmp;

    private static FactWorld world;

    /**
     * Zed makes the records begin in January 2022. Ann is met everywhere, ben buys in two currencies, cat is nobody's customer,
     * dan joined and did nothing, eve answers and buys only later, fay's margin is not known.
     */
    @BeforeAll
    static void open() {
        world = new FactWorld(tmp)
                .with("people", """
                        ann,2023-01-15
                        dan,2024-06-01
                        """)
                .with("plans", """
                        ann,basic,2023-01-15
                        ann,plus,2024-07-01
                        fay,basic,2024-06-30
                        """)
                .with("regions", "ann,north")
                .with("sales", """
                        z1,zed,Z1,sale,10.00,1.00,GBP,2022-01-01 12:00,tea
                        a0,ann,A0,sale,10.00,4.00,GBP,2023-07-01 23:30,tea
                        a1,ann,A1,sale,20.00,8.00,GBP,2023-07-02 00:30,tea
                        a2,ann,A2,sale,30.00,10.00,GBP,2024-03-05 10:00,cups
                        a3,ann,A2,sale,5.00,2.00,GBP,2024-03-05 10:00,tea
                        a4,ann,A2,refund,-5.00,-5.00,GBP,2024-03-20 09:00,
                        a5,ann,A3,sale,40.00,15.00,GBP,2024-06-30 23:30,tea
                        a6,ann,A4,sale,100.00,50.00,GBP,2024-07-01 00:15,gold
                        a7,ann,A3,refund,-40.00,-15.00,GBP,2024-07-02 09:00,
                        b1,ben,B1,sale,10.00,1.00,GBP,2023-08-10 00:10,tea
                        b2,ben,B2,sale,10.00,1.00,EUR,2024-01-10 12:00,tea
                        e1,eve,E1,sale,10.00,1.00,GBP,2024-08-01 12:00,tea
                        f1,fay,F1,sale,10.00,1.00,GBP,2024-05-01 12:00,tea
                        f2,fay,F2,sale,10.00,,GBP,2024-05-31 12:00,tea
                        """)
                .with("episodes", """
                        Z1,zed,order,2022-01-01 12:00
                        A2,ann,order,2024-03-05 10:00
                        T0,zed,support case,2022-01-01 12:00
                        T1,ann,support case,2023-05-05 10:00
                        T2,ann,support case,2024-02-02 10:00
                        T3,ann,support case,2024-06-30 23:59
                        T4,ann,support case,2024-07-01 00:01
                        """)
                .with("promises", """
                        p0,zed,Z1,2022-01-01 12:00,2022-01-01 12:00
                        p1,ann,A2,2024-03-10 12:00,2024-03-09 12:00
                        p2,ann,A2,2024-04-10 12:00,2024-04-12 12:00
                        p3,ann,A3,2024-06-29 12:00,2024-07-05 12:00
                        p4,ann,A4,2024-07-02 12:00,2024-07-09 12:00
                        """)
                .with("contacts", """
                        c0,zed,shop,person,2022-01-01 12:00
                        c1,zed,referral,,2022-01-01 12:00
                        c2,ann,help desk,chat,2023-01-15 12:00
                        c3,ann,website,web,2024-05-01 12:00
                        c4,ann,help desk,phone,2024-06-30 23:30
                        c5,ann,shop,person,2024-07-01 00:10
                        c6,ann,referral,,2024-02-01 12:00
                        """)
                .with("answers", """
                        n0,zed,relationship,0,10,7,2022-01-01 12:00
                        n1,cat,relationship,0,10,9,2024-01-10 12:00
                        n2,cat,after delivery,1,5,2,2024-06-30 23:30
                        n3,cat,relationship,0,10,0,2024-07-01 00:10
                        n4,eve,relationship,0,10,4,2023-01-05 12:00
                        n5,eve,relationship,0,10,4,2024-01-05 12:00
                        n6,eve,panel,0,10,,2024-02-01 12:00
                        """)
                .with("invitations", """
                        i0,zed,2022-01-01 12:00,yes
                        i1,ann,2024-01-01 12:00,yes
                        i2,ann,2024-02-01 12:00,no
                        i3,ann,2024-03-01 12:00,
                        i4,ann,2024-07-01 00:10,yes
                        """)
                .load();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String of(String customer, String fact) {
        return world.fact(customer, fact, DAY);
    }

    /** 15 January 2023 to 30 June 2024; ben's first purchase was on 10 August in London, on 9 August in UTC. */
    @Test
    void tenureCountsFromJoiningElseFromTheFirstRecordInTheCompanysDays() {
        assertThat(of("ann", "tenure_days")).isEqualTo("532");
        assertThat(of("ben", "tenure_days")).isEqualTo("325");
        assertThat(of("dan", "tenure_days")).isEqualTo("29");
        assertThat(world.fact("dan", "tenure_days", "2024-05-31")).isEqualTo("blank");
    }

    @Test
    void whoBuysOnlyLaterIsNotKnownToSales() {
        assertThat(of("ann", "is_known_to_sales")).isEqualTo("yes");
        assertThat(of("dan", "is_known_to_sales")).isEqualTo("yes");
        assertThat(of("cat", "is_known_to_sales")).isEqualTo("no");
        assertThat(of("eve", "is_known_to_sales")).isEqualTo("no");
        assertThat(world.fact("eve", "is_known_to_sales", "2024-08-01")).isEqualTo("yes");
        assertThat(of("eve", "orders_365")).isEqualTo("blank");
    }

    /** A0 came half an hour before the 365 days began, A4 a quarter of an hour after the day. A2 has two lines. */
    @Test
    void ordersAreCountedInTheCompanysDays() {
        assertThat(of("ann", "orders_365")).isEqualTo("3");
        assertThat(world.fact("ann", "orders_365", "2024-06-29")).isEqualTo("3");
        assertThat(world.fact("ann", "orders_365", "2024-07-01")).isEqualTo("3");
        assertThat(of("dan", "orders_365")).isEqualTo("0");
        assertThat(of("cat", "orders_365")).isEqualTo("blank");
        assertThat(of("ben", "orders_365")).isEqualTo("2");
    }

    @Test
    void recencyIsCountedInTheCompanysDays() {
        assertThat(of("ann", "recency_days")).isEqualTo("0");
        assertThat(world.fact("ann", "recency_days", "2024-06-29")).isEqualTo("116");
        assertThat(of("dan", "recency_days")).isEqualTo("blank");
        assertThat(of("cat", "recency_days")).isEqualTo("blank");
    }

    /** 20 + 30 + 5 − 5 + 40; ben also paid in euros, which are not pounds. */
    @Test
    void revenueIsInTheMainCurrencyAndLessRefundsThatCameByThen() {
        assertThat(of("ann", "revenue_365")).isEqualTo("90");
        assertThat(world.fact("ann", "revenue_365", "2024-07-02")).isEqualTo("130");
        assertThat(of("ben", "revenue_365")).isEqualTo("blank");
        assertThat(of("dan", "revenue_365")).isEqualTo("0");
        assertThat(of("cat", "revenue_365")).isEqualTo("blank");
    }

    @Test
    void marginIsBlankWhereThatOfOneSaleIsNotKnown() {
        assertThat(of("ann", "margin_365")).isEqualTo("30");
        assertThat(of("fay", "margin_365")).isEqualTo("blank");
        assertThat(world.fact("fay", "margin_365", "2024-05-30")).isEqualTo("1");
        assertThat(of("dan", "margin_365")).isEqualTo("0");
        assertThat(of("ben", "margin_365")).isEqualTo("blank");
    }

    /** 5 of 95. */
    @Test
    void refundsAreAShareOfWhatWasSold() {
        assertThat(Double.parseDouble(of("ann", "refund_share"))).isEqualTo(5.0 / 95);
        assertThat(of("fay", "refund_share")).isEqualTo("0");
        assertThat(of("dan", "refund_share")).isEqualTo("blank");
        assertThat(of("ben", "refund_share")).isEqualTo("blank");
    }

    @Test
    void theCurrencyIsBlankWhereThereAreSeveral() {
        assertThat(of("ann", "currency")).isEqualTo("GBP");
        assertThat(of("ben", "currency")).isEqualTo("blank");
        assertThat(world.fact("ben", "currency", "2024-01-09")).isEqualTo("GBP");
        assertThat(of("dan", "currency")).isEqualTo("blank");
    }

    /** Median of 10, 20, 35 and 40. */
    @Test
    void theTypicalBasketIsTheMedianOrder() {
        assertThat(of("ann", "typical_basket")).isEqualTo("27.5");
        assertThat(of("ben", "typical_basket")).isEqualTo("10");
        assertThat(of("dan", "typical_basket")).isEqualTo("blank");
    }

    @Test
    void productsAreListedOnceEach() {
        assertThat(of("ann", "product_kinds")).isEqualTo("cups; tea");
        assertThat(of("dan", "product_kinds")).isEqualTo("blank");
    }

    /** Ann ordered at half past 23 twice, on Saturday and Sunday, at half past midnight on a Sunday, and on a Tuesday. */
    @Test
    void habitsAreThoseOfTheCompanysClock() {
        assertThat(of("ann", "typical_hour")).isEqualTo("23");
        assertThat(of("ann", "typical_weekday")).isEqualTo("Sunday");
        assertThat(of("ben", "typical_hour")).isEqualTo("blank");
        assertThat(of("ben", "typical_weekday")).isEqualTo("blank");
    }

    @Test
    void contactsAreCountedWithoutReferrals() {
        assertThat(of("ann", "contacts_365")).isEqualTo("2");
        assertThat(of("ann", "referrals_365")).isEqualTo("1");
        assertThat(of("ann", "channels")).isEqualTo("chat; phone; web");
        assertThat(of("ann", "touchpoints")).isEqualTo("help desk; website");
        assertThat(of("dan", "contacts_365")).isEqualTo("0");
        assertThat(of("dan", "channels")).isEqualTo("blank");
        assertThat(of("cat", "contacts_365")).isEqualTo("blank");
        assertThat(of("cat", "referrals_365")).isEqualTo("blank");
    }

    /** In time, late, and overdue though kept five days after the day; the fourth is due later. */
    @Test
    void aPromiseIsLateOnceItIsDueAndNotKept() {
        assertThat(of("ann", "promises_365")).isEqualTo("3");
        assertThat(Double.parseDouble(of("ann", "late_share"))).isEqualTo(2.0 / 3);
        assertThat(Double.parseDouble(world.fact("ann", "late_share", "2024-04-09")))
                .isEqualTo(0);
        assertThat(of("dan", "promises_365")).isEqualTo("0");
        assertThat(of("dan", "late_share")).isEqualTo("blank");
        assertThat(of("cat", "promises_365")).isEqualTo("blank");
    }

    @Test
    void ticketsAreEpisodesOfKindsInWhichNothingIsSold() {
        assertThat(of("ann", "tickets_365")).isEqualTo("2");
        assertThat(of("dan", "tickets_365")).isEqualTo("0");
        assertThat(of("cat", "tickets_365")).isEqualTo("blank");
    }

    /** Two of 1 to 5 is 2.5 of 0 to 10. */
    @Test
    void ratingsAreOnTheCommonScale() {
        assertThat(of("cat", "last_rating")).isEqualTo("2.5");
        assertThat(of("cat", "mean_rating")).isEqualTo("5.75");
        assertThat(of("cat", "last_survey")).isEqualTo("after delivery");
        assertThat(of("cat", "answers_365")).isEqualTo("2");
        assertThat(of("cat", "days_since_answer")).isEqualTo("0");
        assertThat(world.fact("cat", "last_rating", "2024-07-01")).isEqualTo("0");
    }

    /** Eve's last answer has no rating. */
    @Test
    void anAnswerWithoutARatingIsAnAnswer() {
        assertThat(of("eve", "last_rating")).isEqualTo("4");
        assertThat(of("eve", "last_survey")).isEqualTo("panel");
        assertThat(of("eve", "answers_365")).isEqualTo("2");
        assertThat(of("eve", "days_since_answer")).isEqualTo("150");
        assertThat(of("ann", "answers_365")).isEqualTo("0");
        assertThat(of("ann", "last_rating")).isEqualTo("blank");
        assertThat(of("ann", "days_since_answer")).isEqualTo("blank");
    }

    /** One of four did not arrive, one came later; of one the source does not say. */
    @Test
    void invitationsThatDidNotArriveAreNone() {
        assertThat(of("ann", "invitations_365")).isEqualTo("2");
        assertThat(of("dan", "invitations_365")).isEqualTo("0");
        assertThat(of("cat", "invitations_365")).isEqualTo("blank");
    }

    @Test
    void attributesAreWhatTheyWereAndUndatedOnesAreNot() {
        assertThat(of("ann", "plan")).isEqualTo("basic");
        assertThat(world.fact("ann", "plan", "2024-07-01")).isEqualTo("plus");
        assertThat(world.fact("ann", "plan", "2023-01-14")).isEqualTo("blank");
        assertThat(of("fay", "plan")).isEqualTo("basic");
        assertThat(of("ann", "region")).isEqualTo("blank");
    }

    /** Records begin on 1 January 2022 and end on 31 December 2025. */
    @Test
    void nothingIsCountedWhereTheRecordsDoNotHoldTheWholeYear() {
        for (String fact : List.of(
                "orders_365",
                "revenue_365",
                "margin_365",
                "contacts_365",
                "referrals_365",
                "promises_365",
                "tickets_365",
                "answers_365",
                "invitations_365")) {
            assertThat(world.fact("zed", fact, "2022-12-31")).as(fact).isEqualTo("blank");
            assertThat(world.fact("zed", fact, "2023-01-01")).as(fact).isEqualTo("0");
            assertThat(world.fact("zed", fact, "2025-12-31")).as(fact).isEqualTo("0");
            assertThat(world.fact("zed", fact, "2026-01-01")).as(fact).isEqualTo("blank");
        }
        assertThat(world.fact("zed", "recency_days", "2025-12-31")).isEqualTo("1460");
        assertThat(world.fact("zed", "recency_days", "2026-01-01")).isEqualTo("blank");
        assertThat(world.fact("zed", "days_since_answer", "2026-01-01")).isEqualTo("blank");
    }

    /** One customer at two moments of one day, and one whom nobody knows. */
    @Test
    void momentsOfADayAreToldApart() {
        long ann = world.customer("ann");
        long evening = FactWorld.endOf(DAY);
        Fact orders = Registry.get().find("orders_365").orElseThrow();
        Columns facts = world.warehouse().factsAt(List.of(orders), new long[] {ann, ann, 17}, new long[] {
            evening, evening - 3_600_000_000L, evening
        });
        assertThat(FactWorld.text(facts, orders, 0)).isEqualTo("3");
        assertThat(FactWorld.text(facts, orders, 1)).isEqualTo("3");
        assertThat(FactWorld.text(facts, orders, 2)).isEqualTo("blank");
        assertThat(facts.size()).isEqualTo(3);
    }

    @Test
    void whatThereIsToKnowIsListedWithItsCurrency() {
        KnownFacts known = world.warehouse().knownFacts();
        assertThat(known.facts().stream().map(one -> one.fact().name()))
                .contains("orders_365", "late_share", "plan")
                .doesNotContain("is_contract_running", "region");
        assertThat(known.find("revenue_365").orElseThrow().unit()).isEqualTo("GBP");
        assertThat(known.currency()).contains("GBP");
        assertThat(known.zone()).isEqualTo(FactWorld.ZONE);
        assertThat(known.leftOut())
                .containsExactly(
                        new KnownFacts.LeftOut("region", "none of its values carries a day from which it holds"));
    }

    /** Of ann and fay, who are fewer than ten. */
    @Test
    void valuesOfFewCustomersAreNotListed() {
        assertThat(world.warehouse().knownFacts().facts())
                .filteredOn(one -> one.fact().name().equals("plan"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.values()).isEmpty());
    }
}
