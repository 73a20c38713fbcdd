package org.wayworth.app.shell;

import java.util.List;
import java.util.Optional;
import org.wayworth.app.filter.FilterBar;
import org.wayworth.app.navigation.Entry;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.navigation.Tab;

/**
 * What stands around every page.
 *
 * @param path the page's path, to mark its place in the menu
 * @param address the page's path with its query, to come back to
 * @param assets where our own browser files lie
 * @param place where it stands in the menu; empty where it does not
 * @param bar what its answers are narrowed to
 * @param sample whether the data are made up
 * @param shortage why nothing is written now; empty when there is room on the disk
 */
public record Frame(
        Theme theme,
        String path,
        String address,
        String assets,
        Navigation navigation,
        Optional<Navigation.Place> place,
        FilterBar bar,
        boolean sample,
        Optional<String> shortage) {

    /** How the page looks; {@link #SYSTEM} follows the device. */
    public enum Theme {
        SYSTEM("system", "Device", "monitor"),
        LIGHT("light", "Light", "sun"),
        DARK("dark", "Dark", "moon");

        private final String code;
        private final String label;
        private final String icon;

        Theme(String code, String label, String icon) {
            this.code = code;
            this.label = label;
            this.icon = icon;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public String icon() {
            return icon;
        }

        static Theme of(String code) {
            for (Theme theme : values()) {
                if (theme.code.equals(code)) {
                    return theme;
                }
            }
            return SYSTEM;
        }
    }

    /** An address of ours to go to from here: the filter goes along. */
    public String to(String address) {
        return bar.filter().on(address);
    }

    /** Whether the page belongs to this entry. */
    public boolean isIn(Entry entry) {
        return place.filter(here -> here.entry().equals(entry)).isPresent();
    }

    /** Whether the page belongs to this tab of its entry. */
    public boolean isAt(Tab tab) {
        return place.flatMap(Navigation.Place::tab).filter(tab::equals).isPresent();
    }

    /** The tabs to choose from on this page; none where there are not several. */
    public List<Tab> tabs() {
        return place.map(here -> here.entry().tabs())
                .filter(tabs -> tabs.size() > 1)
                .orElse(List.of());
    }

    /** What draws pictures, in the order in which it must be loaded. */
    public List<String> pictureScripts() {
        return List.of("/vendor/echarts-6.1.0/echarts.min.js", assets + "/js/scale.js", assets + "/js/chart.js");
    }
}
