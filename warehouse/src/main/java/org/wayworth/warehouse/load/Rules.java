package org.wayworth.warehouse.load;

import java.util.List;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.identity.Identity;
import org.wayworth.warehouse.record.Sha256;

/** By which rules files become tables: what was made by others is made anew from the raw files. */
public final class Rules {

    private static final int HEX_DIGITS = 16;

    /** A hash over how files are read, the dictionary, and the SQL that makes the tables. */
    public static final String NAME = Sha256.of(List.of(FileCheck.RULES, Identity.rules(), Canonical.rules()))
            .substring(0, HEX_DIGITS);

    private Rules() {}
}
