# Ridge and lasso. glmnet with a threshold of 1e-25 for lasso; ridge is the solution of (Z'WZ + penalty I) b = Z'Wy for
# standardised columns Z, written out with solve(), and MASS::lm.ridge without weights.
source("../lib.R")
needs("glmnet", "MASS")

set.seed(20256)
n <- 80
a <- round(rnorm(n), 3)
b <- round(50 + 4 * a + 3 * rnorm(n), 2)
c <- round(rexp(n), 3)
w <- round(runif(n, 0.2, 2), 2)
y <- round(2 + a - 0.1 * b + 0.4 * c + rnorm(n), 3)
d <- input(data.frame(a, b, c, w, y))
X <- as.matrix(d[, c("a", "b", "c")])

ridge <- function(penalty, w) {
  centre <- colSums(w * X) / sum(w)
  scale <- sqrt(colSums(w * sweep(X, 2, centre)^2) / sum(w))
  Z <- sweep(sweep(X, 2, centre), 2, scale, "/")
  mean_y <- sum(w * d$y) / sum(w)
  A <- crossprod(Z, w * Z) + penalty * diag(3)
  s <- solve(A, crossprod(Z, w * (d$y - mean_y)))
  slopes <- drop(s) / scale
  rest <- d$y - mean_y - Z %*% s
  df <- sum(diag(solve(A, crossprod(Z, w * Z))))
  rss <- sum(w * rest^2)
  list(estimate = unname(base::c(mean_y - sum(slopes * centre), slopes)), parameters = df, rss = rss, gcv = rss / (n - df)^2)
}
ones <- rep(1, n)
candidates <- base::c(0, 0.5, 2, 8, 32)
scores <- vapply(candidates, function(p) ridge(p, d$w)$gcv, numeric(1))
mass <- MASS::lm.ridge(y ~ a + b + c, d, lambda = 3)
lasso <- function(penalty, w) {
  m <- glmnet::glmnet(X, d$y, weights = w, lambda = penalty, thresh = 1e-25, maxit = 1e8)
  unname(base::c(m$a0, as.numeric(m$beta)))
}
expected(base::c("regression.Ridge", "regression.Lasso"), list(
  ridge = ridge(3, ones), ridge_weighted = ridge(3, d$w), lm_ridge = unname(coef(mass)),
  best = candidates[which.min(scores)],
  lasso = list(small = lasso(0.05, ones), large = lasso(0.4, ones), weighted = lasso(0.1, d$w))))
