/** The programme as files: one a thing, to read, to review and to keep in git. Door: {@link org.wayworth.programme.file.ProgrammeFiles}. */
@NullMarked
package org.wayworth.programme.file;

import org.jspecify.annotations.NullMarked;
