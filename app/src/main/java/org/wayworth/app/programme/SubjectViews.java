package org.wayworth.app.programme;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.decision.Decision;
import org.wayworth.programme.goal.Goal;
import org.wayworth.programme.goal.Progress;
import org.wayworth.programme.person.Person;
import org.wayworth.programme.person.PersonSubject;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Fault;
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
public class SubjectViews {

    private static final PersonSubject PEOPLE = new PersonSubject();

    private final ProgrammeDesk desk;
    private final Programme programme;
    private final AnalysisDesk analyses;
    private final Navigation navigation;
    private final Places places;

    SubjectViews(ProgrammeDesk desk, AnalysisDesk analyses, Navigation navigation, Places places) {
        this.desk = desk;
        this.programme = desk.programme();
        this.analyses = analyses;
        this.navigation = navigation;
        this.places = places;
    }

    /** @param name of the thing @param meta what a list says under it @param tag may be empty @param tone of the tag */
    public record Line(String address, String name, String meta, String tag, String tone) {}

    <T extends Record> String list(Subject<T> subject, Model model) {
        List<Line> lines =
                programme.list(subject).stream().map(this::line).collect(Collectors.toCollection(ArrayList::new));
        if (subject.type() == Decision.class) {
            java.util.Collections.reverse(lines); // names begin with the day: the latest first
        }
        common(subject, model);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "isWaiting", lines.stream().anyMatch(line -> line.tag().equals(GoalLine.BEING_READ)));
        model.addAttribute("headline", headline(subject, lines));
        return "programme/list";
    }

    private <T extends Record> Line line(Thing<T> thing) {
        String address = places.address(thing.subject(), thing.slug());
        if (thing.value() instanceof Goal goal) {
            GoalLine line = new GoalLine(thing.slug(), goal, desk.latest(thing.slug(), goal));
            return new Line(address, thing.name(), line.sentence(), line.label(), line.tone());
        }
        if (thing.value() instanceof Decision decision) {
            String by = decision.decidedBy().stream().map(this::person).collect(Collectors.joining(", "));
            String meta = Sentence.date(decision.decidedOn()) + ", by " + by
                    + (decision.state() == Decision.State.WITHDRAWN ? ". Withdrawn since" : "");
            return new Line(
                    address,
                    thing.name(),
                    meta + ".",
                    decision.outcome().label(),
                    decision.outcome() == Decision.Outcome.YES ? "good" : "plain");
        }
        if (thing.value() instanceof Person person) {
            return new Line(
                    address,
                    thing.name(),
                    person.function(),
                    person.state() == Person.State.LEFT ? person.state().label() : "",
                    "plain");
        }
        return new Line(address, thing.name(), "", "", "plain");
    }

    private static String headline(Subject<?> subject, List<Line> lines) {
        int n = lines.size();
        if (n == 0) {
            return "Nothing is on record yet.";
        }
        if (subject.kind().equals("goal")) {
            Map<String, Long> tags = lines.stream()
                    .collect(Collectors.groupingBy(Line::tag, java.util.TreeMap::new, Collectors.counting()));
            return (n == 1 ? "One goal: " : n + " goals: ")
                    + Sentence.list(tags.entrySet().stream()
                            .map(tag -> tag.getValue() + " "
                                    + (tag.getKey().equals(Progress.Verdict.CANNOT_TELL.label())
                                            ? "that cannot be told yet"
                                            : tag.getKey().toLowerCase(java.util.Locale.UK)))
                            .toList())
                    + ".";
        }
        String noun = n == 1 ? subject.kind() : subject.plural();
        return (n == 1 ? "One " : n + " ") + noun + (n == 1 ? " is" : " are") + " on record.";
    }

    <T extends Record> String show(Subject<?> any, Thing<T> thing, Model model) {
        Subject<T> subject = thing.subject();
        common(subject, model);
        model.addAttribute("thing", thing);
        model.addAttribute("name", thing.name());
        model.addAttribute("fields", Shown.of(subject, thing.version(), thing.name(), programme, places));
        model.addAttribute("saved", saved(thing.version()));
        model.addAttribute("address", places.address(subject) + "/" + thing.slug());
        model.addAttribute("line", line(thing));
        model.addAttribute("goal", Optional.<GoalLine>empty());
        model.addAttribute("cited", List.<Citation>of());
        model.addAttribute("navigation", navigation);
        model.addAttribute("isWaiting", false);
        if (thing.value() instanceof Goal goal) {
            GoalLine read = new GoalLine(thing.slug(), goal, desk.readings(thing.slug(), goal));
            model.addAttribute("goal", Optional.of(read));
            model.addAttribute("isWaiting", read.readings().working() > 0);
        }
        if (thing.value() instanceof Decision decision) {
            List<Citation> cited = desk.cited(thing.version().thing().toString(), decision.cites());
            model.addAttribute("cited", cited);
            model.addAttribute("isWaiting", cited.stream().anyMatch(Citation::isWaiting));
        }
        return "programme/show";
    }

    /** "Version 3, saved on 30 November 2026 by Ana Moss: more ambition". */
    private String saved(Version version) {
        return "Version " + version.number() + ", saved on "
                + Sentence.date(version.at().atZone(ZoneOffset.UTC).toLocalDate())
                + (version.by().isEmpty() ? "" : " by " + person(version.by()))
                + (version.why().isEmpty() ? "." : ": " + version.why());
    }

    private String person(String slug) {
        return slug.isEmpty()
                ? "somebody at this machine"
                : programme
                        .find(PEOPLE, slug)
                        .map(thing -> thing.value().name())
                        .orElse(slug);
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
        model.addAttribute("errors", draft.faults().stream().map(Fault::text).toList());
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
                person(version.by()),
                before.isEmpty() ? List.of() : VersionLine.changes(subject, before, version.body()),
                version.number() == current.number());
    }

    String conflict(Subject<?> subject, Saved.Conflict conflict, Model model) {
        common(subject, model);
        String slug = conflict.current().thing().slug();
        model.addAttribute("current", conflict.current());
        model.addAttribute("yours", conflict.yours());
        model.addAttribute("by", person(conflict.current().by()));
        model.addAttribute(
                "changes",
                VersionLine.changes(
                        subject, conflict.current().body(), conflict.yours().body()));
        model.addAttribute("address", places.address(subject) + "/" + slug);
        model.addAttribute("back", places.address(subject, slug));
        return "programme/conflict";
    }

    private void common(Subject<?> subject, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("own", places.address(subject));
        model.addAttribute("folder", analyses.folder());
    }
}
