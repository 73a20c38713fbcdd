# Slopes of one column in regressions that share their rows, and how the slopes err together.
# sandwich gives the variance of a slope of any one outcome. Slopes of several outcomes on the same columns are linear in the
# outcome, so the variance of a sum of slopes is that of the slope of the sum, and covariances follow from it by vcovHC and
# vcovCL alone. For two sets of columns the rows' own contributions (estfun times bread) are multiplied.
source("../lib.R")
needs("sandwich")
library(sandwich)

set.seed(20251)
n <- 240
customer <- sort(sample(1:80, n, replace = TRUE))
mood <- rnorm(80)[customer]
rating <- pmin(10, pmax(0, round(7 + 2 * mood + rnorm(n))))
tenure <- round(rexp(n, 1 / 300), 1)
plan <- rbinom(n, 1, 0.4)
past <- round(50 + 8 * mood + 0.02 * tenure + rnorm(n, sd = 15), 2)
early <- round(rpois(n, 0.3) * 12 + 0.4 * rating, 2)
late <- round(60 + 3 * rating + 0.5 * past + 10 * plan + rnorm(n, sd = 20 + rating), 2)
rare <- ifelse(runif(n) < 0.05, 25, 0)
days <- round(runif(n, 20, 365))
days[sample(n, 12)] <- 0
before <- round(rpois(n, days / 40) * 14.5 + 0.01 * days * rating, 2)
d <- input(data.frame(customer, rating, tenure, plan, past, early, late, rare, days, before))

hc3 <- function(y) vcovHC(lm(y ~ rating + tenure + plan, d), type = "HC3")["rating", "rating"]
cr1 <- function(y) vcovCL(lm(y ~ rating + tenure + plan, d), cluster = d$customer, type = "HC1")["rating", "rating"]
joint <- function(v, ys) outer(seq_along(ys), seq_along(ys), Vectorize(function(a, b)
  (v(ys[[a]] + ys[[b]]) - v(ys[[a]] - ys[[b]])) / 4))
slope <- function(y) unname(coef(lm(y ~ rating + tenure + plan, d))["rating"])
ys <- list(d$early, d$late, d$rare)
gap <- d$early / 7 - d$late / 358

# what each row adds to the error of the column's slope; HC3 divides by what leverage leaves
own <- function(m, hc3) {
  f <- estfun(m) %*% bread(m)[, "rating"] / nobs(m)
  if (hc3) f <- f / (1 - hatvalues(m))
  drop(f)
}
cr1_factor <- function(m, g) sqrt(g / (g - 1) * (nobs(m) - 1) / (nobs(m) - length(coef(m))))
few <- lm(late ~ rating + tenure, d)
many <- lm(late ~ rating + tenure + plan + past, d)
by_customer <- function(m, rows = seq_len(n)) {
  f <- numeric(n)
  f[rows] <- own(m, FALSE)
  g <- length(unique(d$customer[rows]))
  tapply(f, d$customer, sum) * cr1_factor(m, g)
}
pair <- function(a, b) list(
  slopes = unname(c(coef(a)["rating"], coef(b)["rating"])),
  hc3 = crossprod(cbind(own(a, TRUE), own(b, TRUE))),
  cr1 = unname(crossprod(cbind(by_customer(a), by_customer(b)))))

# a rate: amount a day times 365, each row weighing as many days as were seen; rows that were not seen are left out
seen <- which(d$days > 0)
rate <- lm(I(before / days * 365) ~ rating + tenure + plan, d, subset = days > 0, weights = days)
even <- lm(I(before / days * 365) ~ rating + tenure + plan, d, subset = days > 0)
after <- lm(late ~ rating + tenure + plan, d)
widened <- numeric(n)
widened[seen] <- own(rate, TRUE)

expected(c("regression.SeveralOutcomes", "regression.JointSlopes", "regression.RateSlope"), list(
  outcomes = list(
    slopes = sapply(ys, slope), hc3 = joint(hc3, ys), cr1 = joint(cr1, ys),
    gap = slope(gap), gap_hc3 = hc3(gap), gap_cr1 = cr1(gap),
    gap_p_hc3 = 2 * pt(-abs(slope(gap) / sqrt(hc3(gap))), n - 4),
    gap_p_cr1 = 2 * pt(-abs(slope(gap) / sqrt(cr1(gap))), length(unique(d$customer)) - 1)),
  specifications = pair(few, many),
  rate = list(
    n = length(seen),
    slope = unname(coef(rate)["rating"]), hc3 = vcovHC(rate, type = "HC3")["rating", "rating"],
    cr1 = vcovCL(rate, cluster = d$customer[seen], type = "HC1")["rating", "rating"],
    even = unname(coef(even)["rating"]), even_hc3 = vcovHC(even, type = "HC3")["rating", "rating"],
    with_after_hc3 = sum(widened * own(after, TRUE)),
    with_after_cr1 = sum(by_customer(rate, seen) * by_customer(after)))))
