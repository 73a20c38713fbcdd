/** What the organisation decides, and the findings that it cites. One folder a subject, one door a folder. */
@NullMarked
package org.wayworth.programme;

import org.jspecify.annotations.NullMarked;
