package org.wayworth.app.home;

import java.util.List;

/** What changed since a day. @param day on which Home was marked as read @param lines none where nothing did */
public record SinceSeen(String day, List<OnHome.Line> lines) {

    public SinceSeen {
        lines = List.copyOf(lines);
    }
}
