package org.wayworth.app.data;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Data: what is in here, and is it right? */
@Controller
class DataPage {

    private final DataDesk desk;

    DataPage(DataDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/data")
    String show(Model model) {
        model.addAttribute("state", desk.state());
        model.addAttribute("folder", desk.folder());
        return "data/show";
    }
}
