# Experiments: t.test, CUPED written out, lm with vcovHC, the delta method by survey's svyratio, chisq.test, power.t.test,
# the normal mixture by integrate, and planned looks by mvtnorm.
source("../lib.R")
needs("sandwich", "survey", "mvtnorm")
set.seed(20261102)

n <- 420
arm <- rbinom(n, 1, 0.5)
before <- round(rgamma(n, 2, scale = 15), 2)
orders <- 1 + rpois(n, 2)
spent <- round(5 * orders + 0.6 * before + 4 * arm + rnorm(n, 0, 9), 2)
table <- input(data.frame(arm, before, orders, spent))
invisible(list2env(table, globalenv()))

welch <- t.test(spent[arm == 1], spent[arm == 0])

theta <- cov(spent, before) / var(before)
reduced <- spent - theta * (before - mean(before))
cuped <- t.test(reduced[arm == 1], reduced[arm == 0])

lin <- lm(spent ~ arm * I(before - mean(before)))
lin_error <- sqrt(diag(sandwich::vcovHC(lin, "HC2")))[2]

ratio <- function(which) {
  design <- survey::svydesign(~1, weights = rep(1, sum(which)), data = table[which, ])
  found <- survey::svyratio(~spent, ~orders, design)
  c(as.numeric(coef(found)), as.numeric(survey::SE(found)))
}
with <- ratio(arm == 1)
without <- ratio(arm == 0)

# the likelihood of a look under a normal mixture of effects, over that under none
mixture <- function(d, v, tau2) {
  integrate(function(e) dnorm(d, e, sqrt(v)) * dnorm(e, 0, sqrt(tau2)), -Inf, Inf, rel.tol = 1e-12)$value / dnorm(d, 0, sqrt(v))
}
reach <- function(v, tau2) uniroot(function(d) mixture(d, v, tau2) - 20, c(0, 1), tol = 1e-14)$root

boundary <- function(looks, shape) {
  t <- seq_len(looks) / looks
  correlation <- outer(t, t, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
  inside <- function(c) {
    bound <- c * shape(t)
    set.seed(1)
    mvtnorm::pmvnorm(-bound, bound, corr = correlation, algorithm = mvtnorm::Miwa(steps = 2048))
  }
  uniroot(function(c) inside(c) - 0.95, c(1, 5), tol = 1e-13)$root
}

expected(
  c("experiment.MeanDifference", "experiment.Cuped", "experiment.AdjustedDifference", "experiment.RatioDifference",
    "experiment.SampleRatio", "experiment.Power", "experiment.AlwaysValid", "experiment.GroupSequential",
    "experiment.Arm"),
  list(
    welch = list(value = unname(welch$estimate[1] - welch$estimate[2]), t = unname(welch$statistic),
                 dof = unname(welch$parameter), p = welch$p.value, interval = as.numeric(welch$conf.int)),
    cuped = list(slope = theta, value = unname(cuped$estimate[1] - cuped$estimate[2]), t = unname(cuped$statistic),
                 p = cuped$p.value, reduction = 1 - var(reduced) / var(spent)),
    adjusted = list(value = unname(coef(lin)[2]), error = unname(lin_error)),
    ratio = list(with = with, without = without, value = with[1] - without[1], error = sqrt(with[2]^2 + without[2]^2),
                 lift = with[1] / without[1] - 1),
    counts = list(p = chisq.test(c(1043, 957))$p.value, statistic = unname(chisq.test(c(1043, 957))$statistic)),
    power = list(units = power.t.test(delta = 0.3, sd = 1.4, power = 0.8, tol = 1e-12)$n,
                 of_200 = power.t.test(n = 200, delta = 0.3, sd = 1.4)$power,
                 detectable = power.t.test(n = 200, sd = 1.4, power = 0.8, tol = 1e-12)$delta),
    always = list(ratio = mixture(0.31, 0.012, 0.05), reach = reach(0.012, 0.05)),
    looks = list(pocock = c(boundary(2, function(t) rep(1, length(t))), boundary(3, function(t) rep(1, length(t)))),
                 obrien_fleming = c(boundary(2, function(t) 1 / sqrt(t)), boundary(3, function(t) 1 / sqrt(t))))))
