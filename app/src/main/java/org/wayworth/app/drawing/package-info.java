/**
 * The pens: one finding drawn as data, as a table, as a picture's input and as eighty columns of text. No HTTP here.
 */
@NullMarked
package org.wayworth.app.drawing;

import org.jspecify.annotations.NullMarked;
