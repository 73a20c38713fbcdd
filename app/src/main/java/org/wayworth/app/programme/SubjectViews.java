package org.wayworth.app.programme;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.home.OnHome.Line;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Reference;
import org.wayworth.programme.subject.Saved;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.programme.subject.Version;
import org.wayworth.vocabulary.Sentence;

/** Fills the pages of a subject with what they show. */
@Component
class SubjectViews {

    private final ProgrammeDesk desk;
    private final Programme programme;
    private final AnalysisDesk analyses;
    private final Navigation navigation;
    private final Places places;
    private final SubjectFaces faces;
    private final People people;

    SubjectViews(
            ProgrammeDesk desk,
            AnalysisDesk analyses,
            Navigation navigation,
            Places places,
            SubjectFaces faces,
            People people) {
        this.desk = desk;
        this.programme = desk.programme();
        this.analyses = analyses;
        this.navigation = navigation;
        this.places = places;
        this.faces = faces;
        this.people = people;
    }

    <T extends Record> String list(Subject<T> subject, Model model) {
        SubjectFace<T> face = faces.of(subject);
        List<Thing<T>> things = programme.list(subject);
        List<Summary> summaries = things.stream().map(face::summary).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            lines.add(line(things.get(i), summaries.get(i)));
        }
        if (subject.isLatestFirst()) {
            Collections.reverse(lines);
        }
        common(subject, model);
        model.addAttribute("lines", lines);
        model.addAttribute("isWaiting", summaries.stream().anyMatch(Summary::isWaiting));
        model.addAttribute(
                "headline", things.isEmpty() ? "Nothing is on record yet." : face.headline(subject, summaries));
        return "programme/list";
    }

    /** A thing as lists show it. */
    <T extends Record> Line line(Thing<T> thing) {
        return line(thing, faces.of(thing.subject()).summary(thing));
    }

    private Line line(Thing<?> thing, Summary summary) {
        return new Line(
                thing.name(),
                places.address(thing.subject(), thing.slug()),
                summary.tag(),
                summary.tone(),
                summary.meta());
    }

    <T extends Record> String show(Thing<T> thing, Model model) {
        Subject<T> subject = thing.subject();
        Details details = faces.of(subject).details(thing);
        List<Citation> cited = desk.citing().cited(thing.version());
        common(subject, model);
        model.addAttribute("line", line(thing, details.summary()));
        model.addAttribute("details", details);
        model.addAttribute("fields", Shown.of(subject, thing.version(), thing.name(), programme, places));
        model.addAttribute("saved", saved(thing.version()));
        model.addAttribute("address", places.address(subject) + "/" + thing.slug());
        model.addAttribute("cited", cited);
        model.addAttribute("navigation", navigation);
        model.addAttribute(
                "isWaiting",
                details.summary().isWaiting()
                        || !details.working().isEmpty()
                        || cited.stream().anyMatch(Citation::isWaiting));
        return "programme/show";
    }

    /** "Version 3, saved on 30 November 2026 by Ana Moss: more ambition". */
    private String saved(Version version) {
        return "Version " + version.number() + ", saved on "
                + Sentence.date(version.at().atZone(ZoneOffset.UTC).toLocalDate())
                + (version.by().isEmpty() ? "" : " by " + people.name(version.by()))
                + (version.why().isEmpty() ? "." : ": " + version.why());
    }

    String form(Draft draft, Model model) {
        Subject<?> subject = draft.subject();
        common(subject, model);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "fields",
                Forms.describe(subject).stream()
                        .map(field -> FormField.of(field, draft.texts(), offered(field, draft), draft.faults()))
                        .toList());
        model.addAttribute(
                "address", draft.isNew() ? places.address(subject) : places.address(subject) + "/" + draft.slug());
        model.addAttribute("back", draft.isNew() ? places.address(subject) : places.address(subject, draft.slug()));
        return "programme/edit";
    }

    private List<Described.Choice> offered(Described field, Draft draft) {
        if (field.kind() == Described.Kind.CHOICE) {
            return field.choices();
        }
        if (field.refersTo().equals(Reference.QUESTION)) {
            return analyses.cards().stream()
                    .map(card -> new Described.Choice(card.name(), card.question()))
                    .toList();
        }
        return Subjects.find(field.refersTo()).map(subject -> things(subject)).orElse(List.of());
    }

    private <T extends Record> List<Described.Choice> things(Subject<T> subject) {
        return programme.list(subject).stream()
                .map(thing -> new Described.Choice(thing.slug(), thing.name()))
                .toList();
    }

    String history(Subject<?> subject, Thing<?> thing, Model model) {
        common(subject, model);
        List<Version> versions = programme.history(subject, thing.slug());
        model.addAttribute("name", thing.name());
        model.addAttribute("current", thing.version().number());
        model.addAttribute("address", places.address(subject) + "/" + thing.slug());
        model.addAttribute("back", places.address(subject, thing.slug()));
        model.addAttribute(
                "versions",
                versions.stream()
                        .map(version -> line(subject, version, versions, thing.version()))
                        .toList());
        return "programme/history";
    }

    private VersionLine line(Subject<?> subject, Version version, List<Version> all, Version current) {
        String before = all.stream()
                .filter(one -> one.number() == version.basedOn())
                .map(Version::body)
                .findFirst()
                .orElse("");
        return new VersionLine(
                version,
                people.name(version.by()),
                before.isEmpty() ? List.of() : changes(subject, before, version.body()),
                version.number() == current.number());
    }

    String conflict(Subject<?> subject, Saved.Conflict conflict, Model model) {
        common(subject, model);
        String slug = conflict.current().thing().slug();
        model.addAttribute("current", conflict.current());
        model.addAttribute("yours", conflict.yours());
        model.addAttribute("by", people.name(conflict.current().by()));
        model.addAttribute(
                "changes",
                changes(subject, conflict.current().body(), conflict.yours().body()));
        model.addAttribute("address", places.address(subject) + "/" + slug);
        model.addAttribute("back", places.address(subject, slug));
        return "programme/conflict";
    }

    private List<VersionLine.Change> changes(Subject<?> subject, String was, String is) {
        return VersionLine.changes(
                subject,
                was,
                is,
                (field, text) -> Shown.item(field, text, programme, places).text());
    }

    private void common(Subject<?> subject, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("own", places.address(subject));
        model.addAttribute("folder", analyses.folder());
    }
}
