package org.wayworth.app.analysis;

import org.springframework.ui.Model;
import org.wayworth.app.navigation.Navigation.Place;

/** What a page shows where there is nothing to show yet: what it tells, what would fill it, and the way there. */
final class Opening {

    private Opening() {}

    /** Fills the model, and names the view. */
    static String view(Place place, AnalysisDesk desk, Model model) {
        model.addAttribute("place", place);
        model.addAttribute("isEmpty", desk.state().isEmpty());
        model.addAttribute(
                "needs",
                place.analysis()
                        .map(name -> "For this page: " + desk.needs(name).text() + ".")
                        .orElse(""));
        model.addAttribute("folder", desk.folder());
        return "entry/show";
    }
}
