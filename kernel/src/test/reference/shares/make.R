# Shares, net shares, their differences, means, tests in number and concentration: prop.test, binom.test, qbeta, t.test,
# p.adjust; the survey package for the Lorenz ordinates; Newcombe's and Rocks's intervals by their printed formulas.
source("../lib.R")
needs("survey")
set.seed(20261101)
z <- qnorm(0.975)

n <- 240
score <- sample(0:10, n, replace = TRUE, prob = c(2, 1, 1, 2, 2, 4, 5, 9, 12, 10, 12))
spent <- round(rgamma(n, 0.7, scale = 80) + 0.5, 2)
table <- input(data.frame(score, spent))
score <- table$score
spent <- table$spent

plus <- sum(score >= 9)
minus <- sum(score <= 6)
ends <- function(test) as.numeric(test$conf.int)
net <- function(p, m, n) {
  x <- rep(c(1, 0, -1), c(p, n - p - m, m))
  list(value = mean(x), variance = var(x) * (n - 1) / n / n, unbiased = var(x) / n)
}
rocks <- function(p, m, n) {
  centre <- (p - m) / (n + 3)
  share <- c(p + 0.75, m + 0.75) / (n + 3)
  list(centre = centre, variance = (sum(share) - (share[1] - share[2])^2) / (n + 3))
}
whole <- net(plus, minus, n)
adjusted <- rocks(plus, minus, n)

wilson <- function(x, n) ends(prop.test(x, n, correct = FALSE))
agresti <- function(x, n) {
  share <- (x + z^2 / 2) / (n + z^2)
  share + c(-1, 1) * z * sqrt(share * (1 - share) / (n + z^2))
}

# Newcombe (1998), method 10, and the pooled test
newcombe <- function(x, n, y, m) {
  one <- wilson(x, n)
  two <- wilson(y, m)
  gap <- x / n - y / m
  c(gap - sqrt((x / n - one[1])^2 + (two[2] - y / m)^2), gap + sqrt((one[2] - x / n)^2 + (y / m - two[1])^2))
}
pooled <- prop.test(c(64, 49), c(120, 130), correct = FALSE)

# two groups' net shares
first <- net(70, 20, 120)
second <- net(40, 45, 130)
one <- rocks(70, 20, 120)
two <- rocks(40, 45, 130)
error <- sqrt(first$unbiased + second$unbiased)
statistic <- (first$value - second$value) / error

p <- c(0.0002, 0.011, 0.034, 0.049, 0.21, 0.0031, 0.62, 0.034, 0.9)

# the top fifth's share of what was spent is a ratio of two means once the bound is known; the influence of the bound
# is that of the ordinate (Beach and Davidson 1983): survey's ratio of linearised totals gives the error
sorted <- sort(spent)
from <- floor(n * 4 / 5)
low <- sorted[from + 1]
above <- ifelse(seq_len(n) > from, sorted - low, 0)
share <- sum(sorted[(from + 1):n]) / sum(sorted)
d <- survey::svydesign(~1, weights = rep(1, n), data = data.frame(e = above - share * sorted))
top_error <- as.numeric(survey::SE(survey::svymean(~e, d))) / mean(sorted) * sqrt((n - 1) / n)

expected(
  c("proportion.Share", "proportion.ShareDifference", "proportion.NetShare", "proportion.NetShareDifference",
    "proportion.MeanInterval", "proportion.MultipleTests", "proportion.Concentration"),
  list(
    net = list(value = whole$value, error = sqrt(whole$variance),
               wald = whole$value + c(-1, 1) * z * sqrt(whole$variance),
               adjusted = adjusted$centre + c(-1, 1) * z * sqrt(adjusted$variance)),
    share = list(WILSON = wilson(plus, n), WILSON_CONTINUITY = ends(prop.test(plus, n, correct = TRUE)),
                 AGRESTI_COULL = agresti(plus, n), CLOPPER_PEARSON = ends(binom.test(plus, n)),
                 JEFFREYS = qbeta(c(0.025, 0.975), plus + 0.5, n - plus + 0.5)),
    difference = list(value = 64 / 120 - 49 / 130, interval = newcombe(64, 120, 49, 130), p = pooled$p.value),
    net_difference = list(value = first$value - second$value, error = error, z = statistic,
                          p = 2 * pnorm(-abs(statistic)),
                          interval = one$centre - two$centre + c(-1, 1) * z * sqrt(one$variance + two$variance)),
    mean = list(value = mean(spent), error = sd(spent) / sqrt(n), interval = ends(t.test(spent))),
    tests = list(p = p, BENJAMINI_HOCHBERG = p.adjust(p, "BH"), BENJAMINI_YEKUTIELI = p.adjust(p, "BY"),
                 HOLM = p.adjust(p, "holm"), HOCHBERG = p.adjust(p, "hochberg")),
    top_fifth = list(share = share, error = top_error)))
