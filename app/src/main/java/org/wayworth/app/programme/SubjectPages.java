package org.wayworth.app.programme;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Saved;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.Writer;

/** The pages of every subject: all its things, one of them, its form, its history. */
@Controller
@RequestMapping("/{entry:programme|opportunities}/{plural}")
class SubjectPages {

    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final ProgrammeDesk desk;
    private final Places places;
    private final SubjectViews views;

    SubjectPages(ProgrammeDesk desk, Places places, SubjectViews views) {
        this.desk = desk;
        this.places = places;
        this.views = views;
    }

    private Subject<?> subject(String entry, String plural) {
        return places.subject(entry, plural).orElseThrow(UnknownThing::new);
    }

    @GetMapping
    String list(@PathVariable String entry, @PathVariable String plural, Model model) {
        Subject<?> subject = subject(entry, plural);
        if (subject.isOnlyOne()) {
            Optional<? extends Thing<?>> only =
                    desk.programme().list(subject).stream().findFirst();
            if (only.isPresent()) {
                return views.show(subject, only.get(), model);
            }
        }
        return views.list(subject, model);
    }

    @GetMapping("/new")
    String blank(@PathVariable String entry, @PathVariable String plural, Model model) {
        Subject<?> subject = subject(entry, plural);
        return views.form(new Draft(subject, "", 0, Map.of(), "", List.of()), model);
    }

    @PostMapping
    String add(
            @PathVariable String entry,
            @PathVariable String plural,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = Draft.of(subject(entry, plural), "", request.getParameterMap());
        return saved(draft, desk.programme().add(draft.subject(), draft.texts(), writer(draft)), response, model);
    }

    @GetMapping("/{slug}")
    String show(@PathVariable String entry, @PathVariable String plural, @PathVariable String slug, Model model) {
        Subject<?> subject = subject(entry, plural);
        return views.show(subject, thing(subject, slug), model);
    }

    private <T extends Record> Thing<T> thing(Subject<T> subject, String slug) {
        return desk.programme().find(subject, slug).orElseThrow(UnknownThing::new);
    }

    @GetMapping("/{slug}/edit")
    String edit(@PathVariable String entry, @PathVariable String plural, @PathVariable String slug, Model model) {
        Subject<?> subject = subject(entry, plural);
        Version current = thing(subject, slug).version();
        Map<String, List<String>> texts = FlatYaml.read(current.body()).values();
        return views.form(new Draft(subject, slug, current.number(), texts, "", List.of()), model);
    }

    @PostMapping("/{slug}")
    String save(
            @PathVariable String entry,
            @PathVariable String plural,
            @PathVariable String slug,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft draft = Draft.of(subject(entry, plural), slug, request.getParameterMap());
        Saved saved = desk.programme().save(draft.subject(), slug, draft.basedOn(), draft.texts(), writer(draft));
        return saved(draft, saved, response, model);
    }

    @GetMapping("/{slug}/history")
    String history(@PathVariable String entry, @PathVariable String plural, @PathVariable String slug, Model model) {
        Subject<?> subject = subject(entry, plural);
        return views.history(subject, thing(subject, slug), model);
    }

    /** Makes an earlier version the current one again. */
    @PostMapping("/{slug}/restore")
    String restore(
            @PathVariable String entry,
            @PathVariable String plural,
            @PathVariable String slug,
            @RequestParam int number,
            @RequestParam(name = "based-on") int basedOn,
            HttpServletResponse response,
            Model model) {
        Subject<?> subject = subject(entry, plural);
        Writer writer = new Writer(desk.person(), "Back to version " + number);
        Saved saved =
                desk.programme().restore(subject, slug, number, basedOn, writer).orElseThrow(UnknownThing::new);
        return saved(new Draft(subject, slug, basedOn, Map.of(), "", List.of()), saved, response, model);
    }

    private Writer writer(Draft draft) {
        return new Writer(desk.person(), draft.why());
    }

    private String saved(Draft draft, Saved saved, HttpServletResponse response, Model model) {
        return saved.fold(
                done -> "redirect:"
                        + places.address(draft.subject(), done.version().thing().slug()),
                conflict -> {
                    response.setStatus(CONFLICT);
                    return views.conflict(draft.subject(), conflict, model);
                },
                wrong -> {
                    response.setStatus(UNPROCESSABLE);
                    return views.form(draft.with(wrong.faults()), model);
                });
    }
}
