package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.navigation.Navigation.Place;

/** The address of an entry at which no tab stands: leads to its first tab, or says what is missing. */
@Controller
class EntryPages {

    private final AnalysisDesk desk;
    private final Navigation navigation;

    EntryPages(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
    }

    /** At the addresses that the menu gives: see {@link Addresses}. */
    String open(Model model, HttpServletRequest request) {
        Place place = Addresses.place(navigation, request);
        boolean saysWhatItLacks = place.isEntrysOwn() && place.entry().lacks().isPresent();
        if (place.entry().tabs().isEmpty() || saysWhatItLacks) {
            return Opening.view(place, desk, model);
        }
        String query = request.getQueryString();
        return "redirect:" + place.entry().opensAt() + (query == null ? "" : "?" + query);
    }
}
