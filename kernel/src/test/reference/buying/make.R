# Buying and staying: the likelihoods of BG/NBD, Pareto/NBD, Gamma-Gamma, BG/BB, shifted beta-geometric and beta
# discrete Weibull written out as their authors print them, maximised by optim and Newton steps; expectations by
# hypergeo and integrate.
source("../lib.R")
needs("numDeriv", "hypergeo")
set.seed(20261108)

n <- 220
age <- round(runif(n, 25, 50), 1)
rate <- rgamma(n, 0.9, 7)
stop <- rbeta(n, 0.8, 2.6)
x <- integer(n)
recency <- numeric(n)
for (i in seq_len(n)) {
  now <- 0
  repeat {
    now <- now + round(rexp(1, rate[i]), 1) + 0.1
    if (now > age[i]) break
    x[i] <- x[i] + 1
    recency[i] <- round(now, 1)
    if (runif(1) < stop[i]) break
  }
}
value <- round(ifelse(x > 0, rgamma(n, 5 * pmax(x, 1), rgamma(n, 4, 14)) / pmax(x, 1) * 10, 0) + 0.01, 2)
first <- round(runif(n, 0, 20), 1)
table <- input(data.frame(x, recency, age, value, first))
invisible(list2env(table, globalenv()))

# the peak in logarithms of the parameters: BFGS, then Newton with numDeriv
peak <- function(f, start) {
  at <- optim(log(start), function(l) -f(exp(l)), method = "BFGS", control = list(reltol = 1e-15, maxit = 5000))$par
  for (k in 1:6) {
    g <- numDeriv::grad(function(l) f(exp(l)), at)
    h <- numDeriv::hessian(function(l) f(exp(l)), at)
    at <- at - solve(h, g)
  }
  covariance <- solve(-numDeriv::hessian(function(l) f(exp(l)), at))
  list(parameters = exp(at), errors = exp(at) * sqrt(diag(covariance)), loglik = f(exp(at)))
}

bg <- function(p, each = FALSE) {
  r <- p[1]; alpha <- p[2]; a <- p[3]; b <- p[4]
  l <- lgamma(r + x) - lgamma(r) + r * log(alpha) + lgamma(a + b) + lgamma(b + x) - lgamma(b) - lgamma(a + b + x) +
    log((alpha + age)^-(r + x) + ifelse(x > 0, a / (b + pmax(x, 1) - 1) * (alpha + recency)^-(r + x), 0))
  sum(l)
}
bg_fit <- peak(bg, c(1, 5, 1, 2))
bg_alive <- function(p) 1 / (1 + ifelse(x > 0, p[3] / (p[4] + pmax(x, 1) - 1) * ((p[2] + age) / (p[2] + recency))^(p[1] + x), 0))
f21 <- function(a, b, c, z) Re(hypergeo::hypergeo(a, b, c, z, tol = 1e-15, maxiter = 100000))
bg_buys <- function(p, t, x1 = x, age1 = age, recency1 = recency) {
  r <- p[1]; alpha <- p[2]; a <- p[3]; b <- p[4]
  (a + b + x1 - 1) / (a - 1) *
    (1 - ((alpha + age1) / (alpha + age1 + t))^(r + x1) *
       mapply(function(x, age) f21(r + x, b + x, a + b + x - 1, t / (alpha + age + t)), x1, age1)) /
    (1 + ifelse(x1 > 0, a / (b + pmax(x1, 1) - 1) * ((alpha + age1) / (alpha + recency1))^(r + x1), 0))
}
fixed <- c(0.9, 7, 0.8, 2.6)
new_buyer <- function(p, t) {
  (p[3] + p[4] - 1) / (p[3] - 1) * (1 - (p[2] / (p[2] + t))^p[1] * f21(p[1], p[4], p[3] + p[4] - 1, t / (p[2] + t)))
}
some <- 1:8
discounted <- vapply(some, function(i) {
  buys <- function(t) vapply(t, function(u) bg_buys(fixed, u, x[i], age[i], recency[i]), 0)
  exp(-0.003 * 100) * buys(100) + 0.003 * integrate(function(t) exp(-0.003 * t) * buys(t), 0, 100, rel.tol = 1e-11)$value
}, 0)
totals <- vapply(c(10, 30), function(t) sum(vapply(first[first < t], function(s) new_buyer(fixed, t - s), 0)), 0)

# Pareto/NBD: buying and stopping integrated over the time at which a customer stops
pareto <- function(p, each = FALSE) {
  r <- p[1]; alpha <- p[2]; s <- p[3]; beta <- p[4]
  l <- mapply(function(x, tx, T) {
    alive <- (alpha + T)^-(r + x) * (beta / (beta + T))^s
    gone <- integrate(function(u) (alpha + u)^-(r + x) * s / beta * (beta / (beta + u))^(s + 1), tx, T, rel.tol = 1e-12, abs.tol = 0)$value
    c(lgamma(r + x) - lgamma(r) + r * log(alpha) + log(alive + gone), alive / (alive + gone))
  }, x, recency, age)
  if (each) l[2, ] else sum(l[1, ])
}
pareto_at <- c(0.6, 10, 0.7, 12)

# Gamma-Gamma of those who bought again
bought <- x > 0
gg <- function(p) {
  m <- value[bought]; k <- x[bought]
  sum(lgamma(p[1] * k + p[2]) - lgamma(p[1] * k) - lgamma(p[2]) + p[2] * log(p[3]) + (p[1] * k - 1) * log(m) +
        p[1] * k * log(k) - (p[1] * k + p[2]) * log(p[3] + m * k))
}
gg_fit <- peak(gg, c(5, 4, 100))
gg_value <- with(list(p = gg_fit$parameters), (p[3] + value[bought] * x[bought]) * p[1] / (p[1] * x[bought] + p[2] - 1))

# what a customer is worth: purchases to come, discounted, times the value expected of one; 20% margin
worth <- vapply(1:12, function(i) {
  buys <- function(t) vapply(t, function(u) bg_buys(bg_fit$parameters, u, x[i], age[i], recency[i]), 0)
  purchases <- exp(-0.003 * 100) * buys(100) + 0.003 * integrate(function(t) exp(-0.003 * t) * buys(t), 0, 100, rel.tol = 1e-11)$value
  p <- gg_fit$parameters
  k <- if (x[i] > 0) x[i] else 0
  0.2 * purchases * (p[3] + value[i] * k) * p[1] / (p[1] * k + p[2] - 1)
}, 0)

# BG/BB on counts of whole periods
periods <- 6
grid <- expand.grid(x = 0:periods, last = 0:periods)
grid <- grid[(grid$x == 0 & grid$last == 0) | (grid$x > 0 & grid$last >= grid$x), ]
grid$n <- periods
share <- numeric(nrow(grid))
bb_each <- function(p) {
  mapply(function(x, tx) {
    alive <- beta(p[1] + x, p[2] + periods - x) / beta(p[1], p[2]) * beta(p[3], p[4] + periods) / beta(p[3], p[4])
    i <- seq_len(periods - tx) - 1
    log(alive + sum(beta(p[1] + x, p[2] + tx - x + i) / beta(p[1], p[2]) * beta(p[3] + 1, p[4] + tx + i) / beta(p[3], p[4])))
  }, grid$x, grid$last)
}
ways <- choose(pmax(grid$last - 1, 0), pmax(grid$x - 1, 0))
grid$customers <- round(3000 * ways * exp(bb_each(c(1.2, 0.8, 0.7, 2.8))) + runif(nrow(grid), 0, 8))
write.csv(grid, "periods.csv", row.names = FALSE)
bb_fit <- peak(function(p) sum(grid$customers * bb_each(p)), c(1, 1, 1, 2))
# still there at the next occasion, as Fader, Hardie and Shang (2010) define it
bb_alive <- with(list(p = bb_fit$parameters), beta(p[1] + grid$x, p[2] + periods - grid$x) / beta(p[1], p[2]) *
  beta(p[3], p[4] + periods + 1) / beta(p[3], p[4]) / exp(bb_each(p)))

# contracts
survivors <- c(1000, 869, 743, 653, 593, 551, 517, 491)
sbg_survival <- function(p, t) beta(p[1], p[2] + t) / beta(p[1], p[2])
bdw_survival <- function(p, t) beta(p[1], p[2] + t^p[3]) / beta(p[1], p[2])
retention <- function(survival) function(p) {
  s <- survival(p, 0:7)
  sum(-diff(survivors) * log(-diff(s))) + survivors[8] * log(s[8])
}
sbg <- peak(retention(sbg_survival), c(1, 4))
bdw <- peak(retention(bdw_survival), c(1, 4, 1))

expected(
  c("lifetime.BgNbd", "lifetime.ParetoNbd", "lifetime.GammaGamma", "lifetime.BgBb", "lifetime.ShiftedBetaGeometric",
    "lifetime.BetaDiscreteWeibull", "lifetime.DiscountedPurchases", "lifetime.HoldOut", "lifetime.Histories", "lifetime.CustomerValue",
    "lifetime.Fitted", "lifetime.Horizon", "lifetime.Renewals"),
  list(
    bg = c(bg_fit, list(at_fixed = bg(fixed), alive = bg_alive(fixed), buys = bg_buys(fixed, 26)[1:30],
                        new = c(new_buyer(fixed, 13), new_buyer(fixed, 52)), discounted = discounted, totals = totals)),
    pareto = list(at_fixed = pareto(pareto_at), alive = pareto(pareto_at, TRUE)),
    gamma = c(gg_fit, list(value = gg_value[1:20], worth = worth)),
    bb = c(bb_fit, list(alive = bb_alive)),
    survivors = survivors,
    sbg = c(sbg, list(survival = sbg_survival(sbg$parameters, 0:12))),
    bdw = c(bdw, list(survival = bdw_survival(bdw$parameters, 0:12)))))
