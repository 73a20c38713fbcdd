package org.wayworth.programme.subject;

import java.util.Set;

/** A state of a subject. To change it a reason is needed. */
public interface Standing extends Worded {

    /** The states that may follow. */
    Set<? extends Standing> next();
}
