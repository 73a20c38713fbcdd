# Effects of a treatment: glm and lm for inverse weights, doubly robust scores, the partially linear model and
# standardisation; sensitivity to a hidden cause from the regressions themselves; differences in differences by lm.
source("../lib.R")
needs("sandwich")
set.seed(20261105)

n <- 320
x <- round(rnorm(n), 2)
z <- rbinom(n, 1, 0.4)
d <- rbinom(n, 1, plogis(-0.3 + 0.7 * x - 0.5 * z))
y <- round(2 + 0.9 * d + 0.8 * x - 0.6 * z + rnorm(n), 2)
before <- round(1 + 0.5 * x + rnorm(n), 2)
region <- sample(1:25, n, replace = TRUE)
table <- input(data.frame(x, z, d, y, before, region))
invisible(list2env(table, globalenv()))

p <- fitted(glm(d ~ x + z, family = binomial, control = list(epsilon = 1e-15, maxit = 100)))
w <- ifelse(d == 1, 1 / p, 1 / (1 - p))
hajek <- weighted.mean(y[d == 1], w[d == 1]) - weighted.mean(y[d == 0], w[d == 0])
odds <- ifelse(d == 1, 1, p / (1 - p))
treated <- mean(y[d == 1]) - weighted.mean(y[d == 0], odds[d == 0])

# the error of inverse weights with estimated chances: the influence, less what the score of the model explains
influence <- n * w * ifelse(d == 1, (y - weighted.mean(y[d == 1], w[d == 1])) / sum(w[d == 1]),
                            -(y - weighted.mean(y[d == 0], w[d == 0])) / sum(w[d == 0]))
rest <- resid(lm(influence ~ 0 + I(d - p) + I((d - p) * x) + I((d - p) * z)))
hajek_error <- sqrt(sum(rest^2)) / n

m1 <- predict(lm(y ~ x + z, table, subset = d == 1), table)
m0 <- predict(lm(y ~ x + z, table, subset = d == 0), table)
score <- m1 - m0 + d * (y - m1) / p - (1 - d) * (y - m0) / (1 - p)

# the partially linear model with both parts by least squares is Frisch and Waugh's; its error is HC0 of the residuals
ry <- resid(lm(y ~ x + z))
rd <- resid(lm(d ~ x + z))
line <- lm(ry ~ 0 + rd)

smd <- function(v, weight) {
  one <- weighted.mean(v[d == 1], weight[d == 1])
  none <- weighted.mean(v[d == 0], weight[d == 0])
  (one - none) / sqrt((var(v[d == 1]) + var(v[d == 0])) / 2)
}
even <- rep(1, n)

# a hidden cause (Cinelli and Hazlett 2020), from the regressions
full <- summary(lm(y ~ d + x + z))$coefficients
dof <- n - 4
t_value <- full["d", "t value"]
f <- abs(t_value) / sqrt(dof)
critical <- qt(0.975, dof - 1) / sqrt(dof - 1)
value_of <- function(f) (sqrt(f^4 + 4 * f^2) - f^2) / 2
x_outcome <- full["x", "t value"]^2 / (full["x", "t value"]^2 + dof)
on_d <- summary(lm(d ~ x + z))$coefficients["x", "t value"]
x_treatment <- on_d^2 / (on_d^2 + n - 3)
hidden <- function(rd, ry) {
  c(full["d", "Estimate"] - sqrt(ry * rd / (1 - rd) * dof) * full["d", "Std. Error"],
    full["d", "Std. Error"] * sqrt((1 - ry) / (1 - rd) * dof / (dof - 1)))
}
evalue <- function(r) r + sqrt(r * (r - 1))

# Oster (2019): the selection on the hidden at which the effect is 0, by solving for it: proposition 3's cubic
short <- lm(y ~ d)
long <- lm(y ~ d + x + z)
r_short <- summary(short)$r.squared
r_long <- summary(long)$r.squared
r_max <- min(1, 1.3 * r_long)
tau <- var(resid(lm(d ~ x + z)))
shift <- coef(short)["d"] - coef(long)["d"]
# bias nu solves 0 = (delta - 1)(tau - vx) nu^3 + ... of her equation (A1); at nu = the effect, delta is
delta_at <- function(nu) {
  vx <- var(d)
  vy <- var(y)
  theta <- (r_max - r_long) * vy
  top <- nu * (r_long - r_short) * vy * tau + nu * vx * tau * shift^2 + 2 * nu^2 * tau * shift * vx +
    nu^3 * (tau * vx - tau^2)
  bottom <- theta * shift * vx + nu * theta * (vx - tau) + nu^2 * tau * shift * vx + nu^3 * (tau * vx - tau^2)
  unname(top / bottom)
}

# two periods: the change, by treatment; clusters by sandwich without a correction for their number
change <- y - before
two <- lm(change ~ d)
effect_on <- function(which) {
  r <- resid(two)
  ifelse(d == 1, r / mean(d), -r / (1 - mean(d)))
}
influences <- effect_on()

expected(
  c("causal.Aipw", "causal.InverseWeighting", "causal.PartiallyLinear", "causal.Standardisation", "causal.Balance",
    "causal.Overlap", "causal.LogisticLearner", "causal.LinearLearner", "causal.CrossFitting", "causal.Folds",
    "causal.Estimand", "sensitivity.OmittedConfounder", "sensitivity.Benchmarks", "sensitivity.EValue",
    "sensitivity.CoefficientStability", "difference.TwoPeriods"),
  list(
    chances = unname(p[1:20]),
    weighted = list(value = hajek, error = hajek_error, treated = treated,
                    rows = c(sum(w[d == 1])^2 / sum(w[d == 1]^2), sum(w[d == 0])^2 / sum(w[d == 0]^2))),
    robust = list(value = mean(score), error = sqrt(mean((score - mean(score))^2) / n)),
    partial = list(value = unname(coef(line)), error = sqrt(sum(rd^2 * resid(line)^2)) / sum(rd^2)),
    standardised = mean(m1) - mean(m0),
    balance = list(before = c(smd(x, even), smd(z, even)), after = c(smd(x, w), smd(z, w))),
    hidden = list(estimate = unname(full["d", 1]), error = unname(full["d", 2]), dof = dof,
                  partial = t_value^2 / (t_value^2 + dof), robustness = value_of(f),
                  robustness_95 = if (f <= critical) 0 else value_of(f - critical),
                  benchmark = c(x_treatment, x_outcome), adjusted = hidden(0.05, 0.1)),
    evalue = c(evalue(1.7), evalue(1.2), evalue(1 / 0.6)),
    oster = list(short = unname(coef(short)["d"]), r_short = r_short, long = unname(coef(long)["d"]), r_long = r_long,
                 outcome = var(y), treatment = var(d), rest = tau, r_max = r_max,
                 delta = delta_at(coef(long)["d"]),
                 equal = unname(coef(long)["d"] - shift * (r_max - r_long) / (r_long - r_short))),
    two_periods = list(value = unname(coef(two)["d"]), treated = mean(change[d == 1]), control = mean(change[d == 0]),
                       influence_error = sqrt(sum(influences^2)) / n)))
