/**
 * Sums of regression trees: grown ({@link org.wayworth.kernel.tree.BoostedTrees}), asked ({@link
 * org.wayworth.kernel.tree.TreeSum}) and taken apart by column ({@link org.wayworth.kernel.tree.TreeShap}).
 */
@NullMarked
package org.wayworth.kernel.tree;

import org.jspecify.annotations.NullMarked;
