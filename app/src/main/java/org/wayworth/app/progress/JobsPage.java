package org.wayworth.app.progress;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.programme.People;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.app.shell.OwnPath;

/** Jobs: what is being worked on, what waits, and what became of the last. */
@Controller
class JobsPage {

    private static final int MOST_SHOWN = 50;

    private final AnalysisDesk desk;
    private final ProgrammeDesk programme;
    private final JobLines lines;
    private final People people;

    JobsPage(AnalysisDesk desk, ProgrammeDesk programme, JobLines lines, People people) {
        this.desk = desk;
        this.programme = programme;
        this.lines = lines;
        this.people = people;
    }

    @GetMapping("/data/jobs")
    String show(Model model) {
        List<JobLine> atHand = desk.jobs().atHand().stream().map(lines::of).toList();
        model.addAttribute("atHand", atHand);
        model.addAttribute(
                "ended", desk.jobs().ended(MOST_SHOWN).stream().map(lines::of).toList());
        model.addAttribute("isEmpty", desk.state().isEmpty());
        model.addAttribute("folder", desk.folder());
        return "job/show";
    }

    /** Ends a job, and goes back to where that was asked for. */
    @PostMapping("/data/jobs/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable long id, @RequestParam(defaultValue = "/data/jobs") String place) {
        desk.jobs().cancel(id, "It was cancelled by " + people.name(programme.person()) + ".");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, OwnPath.orElse(place, "/data/jobs"))
                .build();
    }
}
