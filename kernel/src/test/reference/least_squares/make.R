# Least squares with every error, one variable after another, diagnostics, splines, shrinkage.
# lm; sandwich (HC0 to HC4, CR0, CR1, two ways), clubSandwich (CR2, CR3, Satterthwaite's degrees), lmtest (RESET,
# Breusch-Pagan), Hmisc (restricted cubic spline), metafor (DerSimonian-Laird, blup). Variance inflation, condition indices
# and Wald's F are written out: the inverse of cor(), eigenvalues of the scaled cross-product, b'V^-1 b / k.
source("../lib.R")
needs("sandwich", "clubSandwich", "lmtest", "Hmisc", "metafor")
suppressMessages({library(sandwich); library(clubSandwich); library(lmtest)})

set.seed(20253)
n <- 90
shop <- sort(sample(1:12, n, replace = TRUE))
month <- sample(1:6, n, replace = TRUE)
x <- round(rnorm(n) + rnorm(12)[shop], 3)
z <- round(100 + 5 * rnorm(n) + x, 2)
d <- rbinom(n, 1, 0.35)
w <- round(runif(n, 0.2, 3), 2)
w[c(4, 40)] <- 0
y <- round(3 + 0.8 * x - 0.05 * z + d + rnorm(12)[shop] + rnorm(n) * (1 + abs(x)), 3)
t <- input(data.frame(shop, month, x, z, d, w, y))

m <- lm(y ~ x + z + d, t)
table <- function(v, df) {
  b <- coef(m)
  se <- sqrt(diag(v))
  list(estimate = unname(b), error = unname(se), p = unname(2 * pt(-abs(b / se), df)))
}
kinds <- list(CLASSICAL = vcov(m))
for (k in c("HC0", "HC1", "HC2", "HC3", "HC4")) kinds[[k]] <- vcovHC(m, type = k)
independent <- lapply(kinds, table, df = df.residual(m))
cr0 <- vcovCL(m, t$shop, type = "HC0", cadjust = FALSE)
cr1 <- vcovCL(m, t$shop, type = "HC1")
two <- vcovCL(m, list(t$shop, t$month), type = "HC1", multi0 = FALSE)
cr2 <- vcovCR(m, t$shop, type = "CR2")
cr3 <- vcovCR(m, t$shop, type = "CR3")
clustered <- list(
  CR0 = unname(sqrt(diag(cr0))), CR1 = unname(sqrt(diag(cr1))), CR2 = unname(sqrt(diag(as.matrix(cr2)))),
  CR3 = unname(sqrt(diag(as.matrix(cr3)))), CR2_degrees = coef_test(m, cr2, test = "Satterthwaite")$df_Satt,
  two_ways = unname(sqrt(diag(two))))

used <- t$w > 0
mw <- lm(y ~ x + z + d, t, weights = w, subset = used)
none <- lm(y ~ 0 + x + z + d, t)
combination <- c(0, 1, -2, 0.5)
vh <- vcovHC(m, type = "HC3")

added <- function(v) {
  m1 <- lm(reformulate(c("x", "z", v), "y"), t)
  c(coef(m1)[[v]], sqrt(vcovHC(m1, type = "HC3")[v, v]), sqrt(vcovCL(m1, t$shop, type = "HC1")[v, v]))
}

knots <- quantile(t$z, c(0.05, 0.35, 0.65, 0.95), names = FALSE)
spline <- Hmisc::rcspline.eval(t$z, knots = knots, inclx = TRUE, norm = 2)
cubic <- sapply(knots[2:3], function(k) pmax(t$z - k, 0)^3)

X <- model.matrix(m)
scaled <- sweep(X, 2, sqrt(colSums(X^2)), "/")
eigenvalues <- eigen(crossprod(scaled), symmetric = TRUE)$values
b <- coef(m)[c("x", "d")]
wald <- drop(t(b) %*% solve(vh[c("x", "d"), c("x", "d")]) %*% b)

estimates <- c(5.2, 4.1, 7.7, 2.9, 6.4)
errors <- c(0.9, 0.7, 1.6, 0.5, 1.1)
random <- metafor::rma(estimates, sei = errors, method = "DL")

iso <- isoreg(t$x, t$y)
order_x <- order(t$x)

expected(c("regression.Ols", "regression.AddedVariable", "regression.Diagnostics", "regression.Splines",
           "regression.Collinearity", "regression.Wald", "regression.Shrinkage", "regression.Isotonic"), list(
  independent = independent, clustered = clustered, r2 = summary(m)$r.squared, sigma = summary(m)$sigma,
  weighted = list(estimate = unname(coef(mw)), HC3 = unname(sqrt(diag(vcovHC(mw, type = "HC3")))),
                  CLASSICAL = unname(sqrt(diag(vcov(mw))))),
  without_intercept = list(estimate = unname(coef(none)), HC1 = unname(sqrt(diag(vcovHC(none, type = "HC1"))))),
  combination = list(estimate = sum(combination * coef(m)), error = sqrt(drop(combination %*% vh %*% combination)),
                     low = sum(combination * coef(m)) - qt(0.975, df.residual(m)) * sqrt(drop(combination %*% vh %*% combination))),
  added = list(d = added("d"), month = added("month")),
  leverage = unname(hatvalues(m)), cook = unname(cooks.distance(m)),
  breusch_pagan = c(unname(bptest(m)$statistic), unname(bptest(m)$p.value)),
  reset = c(unname(resettest(m, power = 2:3)$statistic), unname(resettest(m, power = 2:3)$p.value)),
  inflation = unname(diag(solve(cor(t[, c("x", "z", "d")])))), condition = sort(sqrt(eigenvalues[1] / eigenvalues)),
  first_component = eigen(cor(t[, c("x", "z", "d")]))$values[1] / 3,
  wald = c(wald, wald / 2, pf(wald / 2, 2, df.residual(m), lower.tail = FALSE)),
  knots = knots, spline = unname(t(spline)), cubic = unname(t(cubic)),
  shrunk = as.numeric(metafor::blup(random)$pred), between = random$tau2,
  isotonic_x = unique(sort(t$x)), isotonic = iso$yf[!duplicated(t$x[order_x])]))
