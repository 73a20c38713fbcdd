package org.wayworth.kernel.regression;

/** Which standard errors. */
public enum Errors {
    /** One error variance for all rows. */
    CLASSICAL,
    /** White (1980): squared residuals as they are; too small in small samples. */
    HC0,
    /** HC0 times n / (n − k). */
    HC1,
    /** Squared residuals over 1 − h: unbiased when the variance is the same for all rows. No row may have h = 1. */
    HC2,
    /**
     * Squared residuals over (1 − h)², near the jackknife; our default (Long and Ervin 2000; MacKinnon and White 1985). No
     * row may have h = 1.
     */
    HC3,
    /** Squared residuals over (1 − h) to a power that grows with leverage, at most 4 (Cribari-Neto 2004). No h = 1. */
    HC4,
    /** Sums of scores by cluster, uncorrected (Liang and Zeger 1986). */
    CR0,
    /** CR0 times G/(G − 1) · (n − 1)/(n − k). */
    CR1,
    /** Bias-reduced for few clusters (Bell and McCaffrey 2002), without further factor. */
    CR2,
    /** Leave-one-cluster-out, the clusters' HC3, without further factor. */
    CR3;

    boolean isClustered() {
        return this == CR0 || this == CR1 || this == CR2 || this == CR3;
    }
}
