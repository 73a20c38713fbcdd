package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.wayworth.analytics.Card;
import org.wayworth.app.drawing.Picture;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Provenance;

/** Findings as they stood: an address that shows the same figure whatever is imported later. */
@Controller
class FindingPages {

    private static final int NOT_FOUND = 404;
    private static final int GONE_WRONG = 500;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);

    private final AnalysisDesk desk;
    private final Navigation navigation;

    FindingPages(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
    }

    @GetMapping("/findings/{id}")
    String show(@PathVariable String id, HttpServletResponse response, Model model) {
        Optional<OnRecord> found = FindingId.isOne(id) ? desk.onRecord(new FindingId(id)) : Optional.empty();
        Optional<Finding> finding = found.flatMap(OnRecord::finding);
        model.addAttribute("id", FindingId.isOne(id) ? id : "");
        model.addAttribute("folder", desk.folder());
        model.addAttribute("isChanged", found.isPresent() && finding.isEmpty());
        model.addAttribute(
                "sections", finding.map(FindingPages::section).stream().toList());
        if (finding.isEmpty()) {
            response.setStatus(found.isPresent() ? GONE_WRONG : NOT_FOUND);
            return "finding/show";
        }
        Provenance made = finding.get().provenance();
        model.addAttribute("stood", DAY.format(found.get().madeAt()));
        model.addAttribute("isKept", found.get().isKept());
        model.addAttribute("isLatest", made.dataVersion().equals(desk.state().version()));
        live(made).ifPresent(ask -> {
            model.addAttribute("live", ask.address());
            model.addAttribute("chips", ask.allChips());
        });
        model.addAttribute("title", title(made.analysis()));
        return "finding/show";
    }

    private static FindingSection section(Finding finding) {
        return new FindingSection(finding, Picture.of("picture", finding.exhibits()));
    }

    /** The question that it answers, as it would be asked now; empty where this version has no such question. */
    private Optional<Ask> live(Provenance made) {
        if (navigation.ofAnalysis(made.analysis()).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        made.options().forEach((name, value) -> parameters.put(name, new String[] {value}));
        return Optional.of(Ask.of(desk, navigation, made.analysis(), parameters));
    }

    private String title(String analysis) {
        List<Card> cards = desk.cards();
        return cards.stream()
                .filter(card -> card.name().equals(analysis))
                .map(Card::title)
                .findFirst()
                .orElse(analysis);
    }
}
