@NullMarked
package org.wayworth.demo;

import org.jspecify.annotations.NullMarked;
