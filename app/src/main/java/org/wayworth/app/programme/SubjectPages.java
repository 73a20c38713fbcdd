package org.wayworth.app.programme;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Saved;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.Writer;

/** The pages of every subject: all its things, one of them, its form, its history. For addresses see {@link SubjectAddresses}. */
@Controller
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

    /** Whose pages stand at the address that was asked for. */
    private Subject<?> subject(HttpServletRequest request) {
        return places.subject(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                .orElseThrow(UnknownThing::new);
    }

    String list(HttpServletRequest request, Model model) {
        Subject<?> subject = subject(request);
        if (subject.isOnlyOne()) {
            Optional<? extends Thing<?>> only =
                    desk.programme().list(subject).stream().findFirst();
            if (only.isPresent()) {
                return views.show(only.get(), model);
            }
        }
        return views.list(subject, model);
    }

    String blank(HttpServletRequest request, Model model) {
        Subject<?> subject = subject(request);
        return views.form(new Draft(subject, "", 0, Map.of(), "", List.of()), model);
    }

    String add(HttpServletRequest request, HttpServletResponse response, Model model) {
        Draft draft = Draft.of(subject(request), "", request.getParameterMap());
        return saved(draft, desk.programme().add(draft.subject(), draft.texts(), writer(draft)), response, model);
    }

    String show(@PathVariable String slug, HttpServletRequest request, Model model) {
        return views.show(thing(subject(request), slug), model);
    }

    private <T extends Record> Thing<T> thing(Subject<T> subject, String slug) {
        return desk.programme().find(subject, slug).orElseThrow(UnknownThing::new);
    }

    String edit(@PathVariable String slug, HttpServletRequest request, Model model) {
        Subject<?> subject = subject(request);
        Version current = thing(subject, slug).version();
        Map<String, List<String>> texts = FlatYaml.read(current.body()).values();
        return views.form(new Draft(subject, slug, current.number(), texts, "", List.of()), model);
    }

    String save(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response, Model model) {
        Draft draft = Draft.of(subject(request), slug, request.getParameterMap());
        Saved saved = desk.programme().save(draft.subject(), slug, draft.basedOn(), draft.texts(), writer(draft));
        return saved(draft, saved, response, model);
    }

    String history(@PathVariable String slug, HttpServletRequest request, Model model) {
        Subject<?> subject = subject(request);
        return views.history(subject, thing(subject, slug), model);
    }

    /** Makes an earlier version the current one again. */
    String restore(
            @PathVariable String slug,
            @RequestParam int number,
            @RequestParam(name = "based-on") int basedOn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Subject<?> subject = subject(request);
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
                done -> {
                    desk.citing().settle(done.version());
                    return "redirect:"
                            + places.address(
                                    draft.subject(), done.version().thing().slug());
                },
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
