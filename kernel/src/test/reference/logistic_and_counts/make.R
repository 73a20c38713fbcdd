# Yes-or-no outcomes, amounts and counts. glm run to the end (epsilon 1e-15, gamma beyond) with sandwich; brglm2 for Firth's penalty;
# pscl::hurdle started at its own answer and polished by Newton steps with numDeriv, because it stops early. Two parts: glm
# times lm of logs with Duan's smearing, or times glm(Gamma).
source("../lib.R")
needs("sandwich", "brglm2", "pscl", "numDeriv")
suppressMessages({library(sandwich); library(pscl)})

set.seed(20254)
n <- 220
group <- sample(1:40, n, replace = TRUE)
x <- round(rnorm(n), 3)
z <- rbinom(n, 1, 0.4)
w <- round(runif(n, 0.3, 2.5), 2)
index <- 0.7 * x - 0.6 * z + 0.5 * rnorm(40)[group]
yes <- rbinom(n, 1, plogis(index))
amount <- round(ifelse(runif(n) < plogis(0.4 + index), exp(3 + 0.4 * x + 0.3 * z + 0.7 * rnorm(n)), 0), 2)
count <- ifelse(runif(n) < plogis(0.3 + 0.6 * x), 1 + rnbinom(n, size = 1.5, mu = exp(0.4 + 0.3 * x - 0.2 * z)), 0)
d <- input(data.frame(group, x, z, w, yes, amount, count))

end <- glm.control(epsilon = 1e-15, maxit = 200)
errors <- function(v) unname(sqrt(diag(v)))
both <- function(m) list(estimate = unname(coef(m)), HC0 = errors(vcovHC(m, "HC0")), HC1 = errors(vcovHC(m, "HC1")),
                         CR1 = errors(vcovCL(m, d$group, type = "HC1")))

logit <- glm(yes ~ x + z, binomial, d, control = end)
logit_w <- suppressWarnings(glm(yes ~ x + z, binomial, d, weights = w, control = end))
firth <- glm(yes ~ x + z, binomial, d, method = brglm2::brglmFit, type = "AS_mean",
             control = list(epsilon = 1e-14, maxit = 500, slowit = 1))
poisson <- suppressWarnings(glm(amount ~ x + z, quasipoisson, d, control = end))
poisson_w <- suppressWarnings(glm(amount ~ x + z, quasipoisson, d, weights = w, control = end))
paid <- d[d$amount > 0, ]
gamma <- glm(amount ~ x + z, Gamma("log"), paid, control = end)
# with this link it creeps: glm's own iteration, run on from where glm ends
Xp <- model.matrix(gamma)
for (k in 1:2000) {
  eta <- drop(Xp %*% coef(gamma))
  gamma$coefficients <- lm.fit(Xp, eta + (paid$amount - exp(eta)) / exp(eta))$coefficients
}
any <- glm(I(amount > 0) ~ x + z, binomial, d, control = end)
logs <- lm(log(amount) ~ x + z, paid)
smear <- mean(exp(residuals(logs)))
mean_at <- function(part, factor) function(at) {
  new <- d
  new$z <- at
  mean(predict(any, new, "response") * factor(predict(part, new)))
}
duan <- mean_at(logs, function(eta) smear * exp(eta))
by_gamma <- mean_at(gamma, exp)

hurdle_of <- function(dist) {
  m <- hurdle(count ~ x + z, d, dist = dist, zero.dist = "binomial", link = "logit")
  above <- d[d$count > 0, ]
  X <- cbind(1, above$x, above$z)
  loglik <- function(p) {
    mu <- exp(X %*% p[1:3])
    if (dist == "poisson") sum(dpois(above$count, mu, log = TRUE) - log(-expm1(-mu)))
    else {
      size <- exp(p[4])
      sum(dnbinom(above$count, size = size, mu = mu, log = TRUE) - log(-expm1(size * log(size / (size + mu)))))
    }
  }
  p <- unname(c(coef(m, "count"), if (dist == "negbin") log(m$theta)))
  for (k in 1:6) p <- p - solve(numDeriv::hessian(loglik, p), numDeriv::grad(loglik, p))
  zero <- glm(I(count > 0) ~ x + z, binomial, d, control = end)
  list(count = p[1:3], size = if (dist == "negbin") exp(p[4]) else NULL, any = unname(coef(zero)),
       error = sqrt(diag(solve(-numDeriv::hessian(loglik, p))))[1:3],
       loglik = loglik(p) + as.numeric(logLik(zero)))
}

expected(c("regression.Logistic", "regression.LogLinear", "regression.TwoPart", "regression.Hurdle"), list(
  logit = c(both(logit), list(CLASSICAL = errors(vcov(logit)), loglik = as.numeric(logLik(logit)),
            null = as.numeric(logLik(update(logit, . ~ 1))), fitted = unname(fitted(logit)[1:5]))),
  logit_weighted = both(logit_w),
  firth = list(estimate = unname(coef(firth))),
  poisson = c(both(poisson), list(CLASSICAL = errors(vcov(poisson)), dispersion = summary(poisson)$dispersion)),
  poisson_weighted = both(poisson_w),
  gamma = list(estimate = unname(coef(gamma)), CLASSICAL = errors(vcov(gamma)), HC0 = errors(vcovHC(gamma, "HC0"))),
  two_part = list(smearing = smear, logs = unname(coef(logs)), HC3 = errors(vcovHC(logs, "HC3")),
                  duan = duan(1) - duan(0), gamma = by_gamma(1) - by_gamma(0)),
  hurdle = list(POISSON = hurdle_of("poisson"), NEGATIVE_BINOMIAL = hurdle_of("negbin"))))
