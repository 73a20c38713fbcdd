/** A made-up company with planted truths; it writes source files only. Door: {@link org.wayworth.demo.DemoCompany}. */
@NullMarked
package org.wayworth.demo;

import org.jspecify.annotations.NullMarked;
