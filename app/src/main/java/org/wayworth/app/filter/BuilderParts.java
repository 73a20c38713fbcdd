package org.wayworth.app.filter;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parts of the condition builder, which brings them into the bar as they are needed. */
@Controller
class BuilderParts {

    private final FilterDesk desk;

    BuilderParts(FilterDesk desk) {
        this.desk = desk;
    }

    /** The rows of a text. */
    @GetMapping("/filter/rows")
    String rows(@RequestParam(defaultValue = "") String where, Model model) {
        model.addAttribute("builder", Builder.of(where, desk.facts()));
        return "filter/rows";
    }

    /** One row, with what its fact and comparison can be chosen from. */
    @GetMapping("/filter/row")
    String row(
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String comparison,
            @RequestParam(required = false) List<String> value,
            Model model) {
        model.addAttribute("facts", desk.facts());
        model.addAttribute(
                "row",
                desk.facts()
                        .find(fact)
                        .map(choice -> BuilderRow.of(choice, comparison, value == null ? List.of() : value))
                        .orElse(BuilderRow.BLANK));
        return "filter/row";
    }
}
