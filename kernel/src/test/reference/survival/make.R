# Times to an event. survival: survfit in three kinds of interval, survfit's restricted mean, survdiff, coxph (ties by Efron
# and Breslow, strata, weights, robust by cluster, late entry), cox.zph, concordance. cmprsk: cuminc with Gray's test, crr.
source("../lib.R")
needs("survival", "cmprsk")
suppressMessages(library(survival))

set.seed(20258)
n <- 160
group <- rbinom(n, 1, 0.5)
shop <- sample(0:2, n, replace = TRUE)
customer <- sample(1:60, n, replace = TRUE)
x <- round(rnorm(n) + 0.3 * group, 3)
w <- sample(1:3, n, replace = TRUE)
start <- round(runif(n, 0, 8), 1)
true <- rexp(n, exp(-4 + 0.5 * x + 0.4 * group))
limit <- runif(n, 20, 120)
time <- pmax(1, ceiling(pmin(true, limit)))
event <- as.integer(true <= limit)
cause <- ifelse(event == 1, ifelse(runif(n) < plogis(0.4 + 0.5 * x), 1, 2), 0)
start <- pmin(start, time - 0.5)
d <- input(data.frame(time, event, cause, group, shop, customer, x, w, start))
s <- Surv(d$time, d$event)

line <- function(kind, level = 0.95, weights = NULL) {
  fit <- survfit(s ~ 1, data = d, conf.type = kind, conf.int = level, weights = weights)
  a <- summary(fit, times = c(10, 30, 60), extend = TRUE)
  list(survival = a$surv, error = a$std.err, low = a$lower, high = a$upper)
}
fit <- survfit(s ~ 1, data = d, conf.type = "log-log")
q <- quantile(fit, c(0.25, 0.5))
reverse <- survfit(Surv(time, 1 - event) ~ 1, data = d)
rmean <- function(rows, at) {
  m <- summary(survfit(s[rows] ~ 1), rmean = at)$table
  unname(c(m[[grep("^rmean$", names(m))]], m[[grep("se\\(rmean\\)", names(m))]]))
}
r0 <- rmean(d$group == 0, 50)
r1 <- rmean(d$group == 1, 50)
gap <- c(r1[1] - r0[1], sqrt(r1[2]^2 + r0[2]^2))
hazard <- survfit(s ~ 1, data = d, stype = 2, ctype = 1)
h <- summary(hazard, times = 30)

rank <- function(...) {
  t <- survdiff(...)
  o <- if (is.matrix(t$obs)) rowSums(t$obs) else t$obs
  e <- if (is.matrix(t$exp)) rowSums(t$exp) else t$exp
  list(chisq = t$chisq, p = pchisq(t$chisq, length(o) - 1, lower.tail = FALSE), observed = unname(o), expected = unname(e))
}
end <- coxph.control(eps = 1e-14, toler.chol = 1e-15, toler.inf = 1e-14, iter.max = 60)
cox <- function(m) list(estimate = unname(coef(m)), error = unname(sqrt(diag(vcov(m)))), loglik = m$loglik)
efron <- coxph(s ~ x + group, d, control = end)
breslow <- coxph(s ~ x + group, d, ties = "breslow", control = end)
rich <- coxph(s ~ x + group + strata(shop), d, weights = w, cluster = customer, control = end)
late <- coxph(Surv(start, time, event) ~ x + group, d, control = end)
zph <- function(kind) {
  z <- cox.zph(efron, transform = kind)$table
  list(chisq = unname(z[, "chisq"]), p = unname(z[, "p"]))
}
base <- survfit(efron, newdata = data.frame(x = 0.5, group = 1), stype = 2, ctype = 2)
con <- concordance(efron)

cif <- cmprsk::cuminc(d$time, d$cause)
points <- cmprsk::timepoints(cif, c(10, 30, 60))
gray <- cmprsk::cuminc(d$time, d$cause, group = d$group)$Tests
crr <- cmprsk::crr(d$time, d$cause, as.matrix(d[, c("x", "group")]), failcode = 1, gtol = 1e-12, maxiter = 60)

expected(c("survival.KaplanMeier", "survival.SurvivalCurve", "survival.RestrictedMean", "survival.LogRank", "survival.Cox",
           "survival.BaselineHazard", "survival.ProportionalHazards", "survival.Concordance", "survival.AalenJohansen",
           "survival.GrayTest", "survival.FineGray"), list(
  LOG_LOG = line("log-log"), PLAIN = line("plain", 0.9), LOG = line("log"), repeated = line("log-log", weights = d$w),
  quartiles = unname(rbind(q$quantile, q$lower, q$upper)), follow_up = unname(quantile(reverse, 0.5)$quantile),
  cumulative = c(h$cumhaz, h$std.chaz),
  restricted = list(first = r1, second = r0, gap = gap, p = 2 * pnorm(-abs(gap[1] / gap[2]))),
  log_rank = rank(s ~ group, data = d), log_rank_strata = rank(s ~ group + strata(shop), data = d),
  log_rank_peto = rank(s ~ shop, data = d, rho = 1),
  efron = c(cox(efron), list(survival = summary(base, times = c(10, 30, 60))$surv)), breslow = cox(breslow), rich = c(cox(rich), list(model = unname(sqrt(diag(rich$naive.var))))),
  late = cox(late), zph = list(KAPLAN_MEIER = zph("km"), TIME = zph("identity"), LOG = zph("log")),
  concordance = c(unname(con$concordance), unname(sqrt(con$var)), unname(con$count[1:3])),
  incidence = unname(points$est), incidence_error = unname(sqrt(points$var)),
  gray = unname(gray[, c("stat", "pv")]),
  fine_gray = list(estimate = unname(crr$coef), error = unname(sqrt(diag(crr$var))), loglik = c(crr$loglik.null, crr$loglik))))
