@NullMarked
package org.wayworth.vocabulary;

import org.jspecify.annotations.NullMarked;
