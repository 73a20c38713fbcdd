# Ordered answers. MASS::polr, polished by Newton steps with numDeriv because its optimiser stops early; polycor for
# correlations of what answers are cut from (two steps), thresholds by qnorm of the shares.
source("../lib.R")
needs("MASS", "numDeriv", "polycor")

set.seed(20255)
n <- 260
x <- round(rnorm(n), 3)
z <- rbinom(n, 1, 0.5)
w <- sample(c(0.5, 1, 2), n, replace = TRUE)
latent <- cbind(0.9 * x - 0.5 * z + rlogis(n), 0.6 * x + rnorm(n), 0.5 * x + rnorm(n))
answer <- cut(latent[, 1], c(-Inf, -1, 0.4, 1.8, Inf), labels = FALSE) - 1
second <- cut(latent[, 2], c(-Inf, -0.6, 0.9, Inf), labels = FALSE) - 1
third <- as.integer(latent[, 3] > 0.7)
d <- input(data.frame(x, z, w, answer, second, third))

fit <- function(link) {
  m <- MASS::polr(factor(answer) ~ x + z, d, weights = w, method = link, Hess = TRUE)
  p <- if (link == "logistic") plogis else pnorm
  loglik <- function(theta) {
    cuts <- c(-Inf, theta[3:5], Inf)
    eta <- theta[1] * d$x + theta[2] * d$z
    sum(d$w * log(p(cuts[d$answer + 2] - eta) - p(cuts[d$answer + 1] - eta)))
  }
  theta <- unname(c(coef(m), m$zeta))
  for (k in 1:6) theta <- theta - solve(numDeriv::hessian(loglik, theta), numDeriv::grad(loglik, theta))
  at <- c(0, p(theta[3:5] - theta[1] * 0.5 - theta[2]), 1)
  list(estimate = theta, error = sqrt(diag(solve(-numDeriv::hessian(loglik, theta)))), loglik = loglik(theta),
       shares = diff(at), polr = unname(c(coef(m), m$zeta)))
}
pair <- function(a, b) polycor::polychor(a, b, ML = FALSE)
cuts <- function(v) qnorm(head(cumsum(table(v)) / n, -1))
expected(c("regression.Ordinal", "importance.Polychoric"), list(
  LOGIT = fit("logistic"), PROBIT = fit("probit"),
  polychoric = c(pair(d$answer, d$second), pair(d$answer, d$third), pair(d$second, d$third)),
  thresholds = list(unname(cuts(d$answer)), unname(cuts(d$second)), I(unname(cuts(d$third))))))
