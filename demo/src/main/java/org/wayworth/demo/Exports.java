package org.wayworth.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All export files of all systems, open together and written customer by customer. */
final class Exports implements Closeable {

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Csv> open = new ArrayList<>();

    private final ShopExport shop;
    private final SubscriptionExport subscriptions;
    private final SurveyExport survey;
    private final ParcelSurveyExport parcelSurvey;
    private final HelpdeskExport helpdesk;
    private final WebExport web;
    private final ReviewExport reviews;
    private final Csv initiatives;
    private final Csv touchpoints;

    Exports(Path folder) throws IOException {
        this.folder = folder;
        this.shop = new ShopExport(this);
        this.subscriptions = new SubscriptionExport(this);
        this.survey = new SurveyExport(this);
        this.parcelSurvey = new ParcelSurveyExport(this);
        this.helpdesk = new HelpdeskExport(this);
        this.web = new WebExport(this);
        this.reviews = new ReviewExport(this);
        this.initiatives = file("initiatives.csv", ',', "initiative", "customer_attribute", "value", "starts_on");
        this.touchpoints = file("touchpoints.csv", ',', "touchpoint", "stage", "kind", "channel");
    }

    /** Opens one more export file, which is closed with the others. */
    Csv file(String name, char delimiter, String... header) throws IOException {
        Path path = folder.resolve(name);
        Csv csv = new Csv(path, delimiter, header);
        files.add(path);
        open.add(csv);
        return csv;
    }

    void write(Life life, Names names, Effects effects, double answerShare, Chance chance) throws IOException {
        shop.write(life, names);
        subscriptions.write(life, names, chance);
        survey.write(life, names, chance);
        parcelSurvey.write(life, names, effects, answerShare, chance);
        helpdesk.write(life, names, answerShare, chance);
        web.write(life, names, chance);
        reviews.write(life, effects, chance);
    }

    /** What the programme office keeps itself: its initiatives, and its catalogue of touchpoints. */
    void writeOffice() throws IOException {
        initiatives.row(Effects.INITIATIVE, "region", Effects.INITIATIVE_REGION, Days.iso(Effects.INITIATIVE_STARTS));
        touchpoints.row("search result", "find", "self-service", "web");
        touchpoints.row("product page", "find", "self-service", "web");
        touchpoints.row("basket", "buy", "self-service", "web");
        touchpoints.row("checkout", "buy", "self-service", "web");
        touchpoints.row("parcel tracking", "receive", "self-service", "web");
        touchpoints.row("delivery", "receive", "person", "parcel");
        touchpoints.row("brew guide", "use", "self-service", "web");
        touchpoints.row("help page", "ask", "self-service", "web");
        touchpoints.row("help desk", "ask", "person", "phone");
        touchpoints.row("renewal reminder", "renew", "message", "email");
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    long rows() {
        return open.stream().mapToLong(Csv::rows).sum();
    }

    /** The number on the parcel, the same for shop orders and boxes. */
    static String parcelNumber(Life life, Parcel parcel) {
        return "P" + (100_000_000L + life.customer.number() * 500L + parcel.number());
    }

    @Override
    public void close() throws IOException {
        for (Csv csv : open) {
            csv.close();
        }
    }
}
