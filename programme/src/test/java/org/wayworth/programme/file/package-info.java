@NullMarked
package org.wayworth.programme.file;

import org.jspecify.annotations.NullMarked;
