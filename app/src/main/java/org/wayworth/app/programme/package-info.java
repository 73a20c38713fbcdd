/**
 * Pages, API and commands of the programme's subjects, all made from what each subject says of itself. Door:
 * {@link org.wayworth.app.programme.ProgrammeDesk}.
 */
@NullMarked
package org.wayworth.app.programme;

import org.jspecify.annotations.NullMarked;
