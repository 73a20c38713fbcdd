# Quantiles and tail probabilities by R's own functions, far tails among them.
source("../lib.R")
needs()
table <- input(data.frame(p = c(1e-12, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999), z = c(-7.1, -4, -2.5, -1.96, -0.3, 0.2, 1.7, 3.9, 6.2)))
invisible(list2env(table, globalenv()))
# qf and qbeta stop at seven digits far out: one Newton step more
newton <- function(q, cumulative, density) q - (cumulative(q) - p) / density(q)
beta_of <- newton(qbeta(p, 2.5, 9), function(q) pbeta(q, 2.5, 9), function(q) dbeta(q, 2.5, 9))
f_of <- newton(qf(p, 3, 11.5), function(q) pf(q, 3, 11.5), function(q) df(q, 3, 11.5))
expected(
  c("distribution.Quantile", "distribution.PValue"),
  list(normal = qnorm(p), student = qt(p, 7.5), beta = beta_of, f = f_of,
       p_normal = 2 * pnorm(-abs(z)), p_student = 2 * pt(-abs(z), 4.3),
       p_chi = pchisq(z^2, 3, lower.tail = FALSE), p_f = pf(z^2, 2, 9.5, lower.tail = FALSE),
       binomial = pbinom(c(0, 3, 7, 11), 40, 0.31)))
