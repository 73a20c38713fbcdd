package org.wayworth.kernel.cluster;

import java.util.Arrays;

/** The group of every row, groups numbered from 0: immutable. */
public final class Partition {

    private final int groups;
    private final int[] group;

    private Partition(int groups, int[] group) {
        this.groups = groups;
        this.group = group;
    }

    /** Copies {@code group}; numbers must lie from 0 to {@code groups} − 1. */
    public static Partition of(int groups, int[] group) {
        for (int i = 0; i < group.length; i++) {
            if (group[i] < 0 || group[i] >= groups) {
                throw new IllegalArgumentException(
                        "groups must lie from 0 to " + (groups - 1) + "; row " + i + " has " + group[i]);
            }
        }
        return new Partition(groups, group.clone());
    }

    public int at(int row) {
        return group[row];
    }

    /** Rows. */
    public int size() {
        return group.length;
    }

    public int groups() {
        return groups;
    }

    /** Rows in a group. */
    public int sizeOf(int of) {
        int count = 0;
        for (int g : group) {
            count += g == of ? 1 : 0;
        }
        return count;
    }

    /** The share of the rows in the smallest group. */
    public double smallestShare() {
        int[] sizes = new int[groups];
        for (int g : group) {
            sizes[g]++;
        }
        return Arrays.stream(sizes).min().orElse(0) / (double) group.length;
    }

    /** A fresh copy. */
    public int[] toArray() {
        return group.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partition partition
                && groups == partition.groups
                && Arrays.equals(group, partition.group);
    }

    @Override
    public int hashCode() {
        return 31 * groups + Arrays.hashCode(group);
    }

    @Override
    public String toString() {
        return groups + " groups of " + group.length + " rows";
    }
}
