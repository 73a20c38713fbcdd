package org.wayworth.app.pattern;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wayworth.app.analysis.FindingSection;
import org.wayworth.app.analysis.RefusalSection;
import org.wayworth.app.drawing.Picture;

/** The living pattern page: every part that pages are made of, drawn from made-up figures. */
@Controller
class PatternsPage {

    @GetMapping("/patterns")
    String show(Model model) {
        model.addAttribute("fields", MadeUp.fields());
        model.addAttribute("sections", FindingSection.of(MadeUp.answer()));
        model.addAttribute("refusal", RefusalSection.of(MadeUp.refusal()));
        model.addAttribute("pictures", Picture.of("pattern", MadeUp.exhibits()));
        return "pattern/show";
    }
}
