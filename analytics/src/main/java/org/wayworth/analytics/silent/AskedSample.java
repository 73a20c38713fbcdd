package org.wayworth.analytics.silent;

import java.util.Optional;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * The customers who were asked, before anybody is left out.
 *
 * @param hasSales whether there are sales to count revenue from
 * @param waves all invitations; empty without any
 */
record AskedSample(
        Survey survey,
        Where where,
        boolean byInvitation,
        AskingDates.Window window,
        AskedCustomers asked,
        InvitationCounts counts,
        boolean hasSales,
        Optional<SurveyWaves> waves) {

    /**
     * Those who remain.
     *
     * @param noRevenue why revenue is not counted although there are sales, as a sentence
     */
    record Kept(AskedCustomers people, Base base, Optional<String> noRevenue) {}

    AskedCustomers inSegment() {
        return asked.where(where);
    }

    /**
     * Customers whose revenue is known, and the others counted; all of them, without revenue, where it is known of too few.
     *
     * @param fewest respondents, and non-respondents, whose revenue must be known
     */
    Kept kept(int fewest) {
        AskedCustomers segment = inSegment();
        SampleAccount account = account(segment);
        if (segment.coverage().isEmpty()) {
            return new Kept(
                    segment,
                    account.remaining(segment.size(), "customers"),
                    hasSales
                            ? Optional.of("Revenue is not counted: sales are recorded for too few days before customers"
                                    + " were asked.")
                            : Optional.empty());
        }
        AskedCustomers known = segment.ofKnownRevenue();
        if (known.nHeard() < fewest || known.nSilent() < fewest) {
            return new Kept(
                    segment.withoutRevenue(),
                    account.remaining(segment.size(), "customers"),
                    Optional.of("Revenue is not counted: it is known of only " + Unit.whole(known.size()) + " of "
                            + Unit.whole(segment.size()) + " customers. The others are named by no record of sales,"
                            + " contracts or customers, pay in another currency, or were asked when sales were not"
                            + " recorded."));
        }
        AskedCustomers.Unknown unknown = segment.ofUnknownRevenue();
        return new Kept(
                known,
                account.observed(segment.coverage()
                                .flatMap(RevenueCoverage::window)
                                .map(ObservationWindow::observed))
                        .leftOut(
                                "customers whom no record of sales, contracts or customers names", unknown.notInSales())
                        .leftOut("customers who pay in another currency", unknown.otherCurrency())
                        .leftOut("customers asked when sales were not recorded", unknown.notCovered())
                        .remaining(known.size(), "customers"),
                Optional.empty());
    }

    private SampleAccount account(AskedCustomers segment) {
        SampleAccount account = new SampleAccount();
        if (byInvitation) {
            account.leftOut("invitations not delivered", counts.nReturned())
                    .leftOut("invitations not matched to a customer", counts.nUnknown())
                    .leftOut("invitations too recent to be answered", counts.nLate())
                    .leftOut(
                            "earlier invitations of a customer",
                            counts.nSent() - counts.nReturned() - counts.nUnknown() - counts.nLate() - asked.size());
        }
        return account.leftOut("customers outside the segment", asked.size() - segment.size());
    }
}
