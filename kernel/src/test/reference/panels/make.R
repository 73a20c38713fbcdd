# The same units seen several times. plm for fixed effects (one and two ways), first differences, random effects (Swamy and
# Arora, balanced) and Hausman's test, with errors by unit from plm::vcovHC (Arellano) and sandwich::vcovCL; Mundlak's
# regression by lm with vcovCL and an F from the same covariance.
source("../lib.R")
needs("plm", "sandwich")
suppressMessages({library(plm); library(sandwich)})

set.seed(20257)
units <- 30
periods <- 5
unit <- rep(seq_len(units), each = periods)
period <- rep(seq_len(periods), units)
trait <- rnorm(units)[unit]
x <- round(rnorm(units * periods) + 0.5 * trait, 3)
z <- round(rnorm(units * periods) + 0.2 * period, 3)
y <- round(1 + 0.8 * x - 0.4 * z + trait + 0.3 * period + rnorm(units * periods), 3)
d <- input(data.frame(unit, period, x, z, y))
p <- pdata.frame(d, index = c("unit", "period"))

errors <- function(v) unname(sqrt(diag(v)))
within <- plm(y ~ x + z, p, model = "within", effect = "individual")
two <- plm(y ~ x + z, p, model = "within", effect = "twoways")
dummies <- lm(y ~ x + z + factor(unit), d)
demean <- function(v) v - ave(v, d$unit)
plain <- lm(demean(y) ~ 0 + demean(x) + demean(z), d)
first <- plm(y ~ x + z, p, model = "fd")
random <- plm(y ~ x + z, p, model = "random", random.method = "swar")
hausman <- phtest(within, random)
d$mx <- ave(d$x, d$unit)
d$mz <- ave(d$z, d$unit)
mundlak <- lm(y ~ x + z + mx + mz, d)
v <- vcovCL(mundlak, d$unit, type = "HC1")
b <- coef(mundlak)[c("mx", "mz")]
f <- drop(b %*% solve(v[c("mx", "mz"), c("mx", "mz")]) %*% b) / 2
unbalanced <- d[-c(3, 4, 17, 33, 34, 35, 90), ]
pu <- pdata.frame(unbalanced, index = c("unit", "period"))
wu <- plm(y ~ x + z, pu, model = "within", effect = "twoways")

expected(c("panel.Within", "panel.FirstDifference", "panel.RandomEffects", "panel.Mundlak"), list(
  within = list(estimate = unname(coef(within)), CLASSICAL = errors(vcov(within)),
                CLUSTERED = errors(plm::vcovHC(within, method = "arellano", type = "HC0", cluster = "group")),
                CLUSTERED_CORRECTED = errors(vcovCL(plain, d$unit, type = "HC1"))),
  two_ways = list(estimate = unname(coef(two)), CLASSICAL = errors(vcov(two))),
  unbalanced = list(dropped = c(3, 4, 17, 33, 34, 35, 90), estimate = unname(coef(wu)), CLASSICAL = errors(vcov(wu))),
  first = list(estimate = unname(coef(first)), CLASSICAL = errors(vcov(first))),
  random = list(estimate = unname(coef(random)), error = errors(vcov(random)), variance = unname(random$ercomp$sigma2["idios"]),
                unit_variance = unname(random$ercomp$sigma2["id"]), share = unname(unique(round(random$ercomp$theta, 15)))),
  hausman = c(unname(hausman$statistic), unname(hausman$p.value)),
  mundlak = list(estimate = unname(coef(mundlak)), error = errors(v), f = c(f, pf(f, 2, units - 1, lower.tail = FALSE)))))
