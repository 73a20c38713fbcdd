# Customers expected to buy nothing for a span if none had stopped: rates are gamma between customers, purchases Poisson.
# No package fits the two moments when customers are seen for unequal times; the formulas are written out here and the
# chance of no purchase is R's dnbinom. The error of the moments is the infinitesimal jackknife, by complex-step derivatives
# in each customer's weight.
source("../lib.R")
needs()

set.seed(20252)
n <- 300
age <- round(runif(n, 30, 900))
rate <- rgamma(n, 0.9, 60)
x <- rpois(n, rate * age)
silent <- as.integer(rpois(n, rate * 120) == 0)
even <- round(0.02 * age)
d <- input(data.frame(x, age, silent, even))
span <- 120

moments <- function(x, age, w = rep(1, length(x))) {
  m <- sum(w * x) / sum(w * age)
  c(m, (sum(w * (x - m * age)^2) - m * sum(w * age)) / sum(w * age^2))
}
# the same law with complex parameters; r and alpha are the gamma's
silence <- function(theta, x, age, D) {
  r <- theta[1]^2 / theta[2]
  alpha <- theta[1] / theta[2]
  exp((r + x) * (log(alpha + age) - log(alpha + age + D)))
}
theta <- moments(d$x, d$age)
r <- theta[1]^2 / theta[2]
alpha <- theta[1] / theta[2]
p <- dnbinom(0, size = r + d$x, prob = (alpha + d$age) / (alpha + d$age + span))
own <- vapply(seq_len(n), function(i) {
  w <- as.complex(rep(1, n))
  w[i] <- 1 + 1e-30i
  Im(sum(silence(moments(d$x, d$age, w), d$x, d$age, span))) / 1e-30
}, numeric(1))
error <- sqrt(sum(p * (1 - p)) + sum(own^2))

flat <- moments(d$even, d$age)
stopifnot(flat[2] < 0)
expected(c("lifetime.InactiveCustomers", "lifetime.GammaPoisson", "distribution.PValue"), list(
  rate = theta[1], spread = theta[2], shape = r, scale = alpha,
  chance_first = p[1], chance_second = p[2],
  expected = sum(p), observed = sum(d$silent), chance_error = sqrt(sum(p * (1 - p))), error = error,
  z = (sum(d$silent) - sum(p)) / error,
  even_rate = flat[1], even_expected = n * dpois(0, flat[1] * span),
  binomial = list(at_most_3_of_40 = pbinom(3, 40, 0.25), at_most_0_of_25 = pbinom(0, 25, 0.25),
                  at_most_140_of_700 = pbinom(140, 700, 0.25))))
