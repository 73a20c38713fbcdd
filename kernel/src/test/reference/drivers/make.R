# What moves a rating: R² of every sub-model by lm, averaged over all orders; Johnson's weights by the root of cor();
# penalties and rewards by lm with HC3; McFadden of every logistic sub-model by glm.
source("../lib.R")
needs("sandwich")
set.seed(20261106)

n <- 140
common <- rnorm(n)
item <- function(shift) pmin(7, pmax(1, round(4 + 1.1 * common + rnorm(n, shift, 1.2))))
price <- item(0)
delivery <- item(0.5)
service <- item(0.8)
range <- item(-0.3)
rating <- pmin(10, pmax(0, round(5 + 0.5 * (delivery - 4) + 0.4 * (service - 4) + 0.2 * (price - 4) + rnorm(n))))
stays <- rbinom(n, 1, plogis(-0.4 + 0.4 * (delivery - 4) + 0.3 * (service - 4)))
w <- round(runif(n, 0.4, 2), 2)
table <- input(data.frame(price, delivery, service, range, rating, stays, w))

names <- c("price", "delivery", "service", "range")
k <- length(names)
r2 <- function(s) if (length(s) == 0) 0 else summary(lm(reformulate(names[s], "rating"), table))$r.squared
r2_weighted <- function(s) if (length(s) == 0) 0 else summary(lm(reformulate(names[s], "rating"), table, weights = w))$r.squared
mcfadden <- function(s) {
  if (length(s) == 0) return(0)
  m <- glm(reformulate(names[s], "stays"), binomial, table, control = list(epsilon = 1e-15, maxit = 100))
  1 - m$deviance / m$null.deviance
}
orders <- function(v) if (length(v) < 2) list(v) else
  unlist(lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(o) c(v[i], o))), recursive = FALSE)
shapley <- function(f) {
  sums <- numeric(k)
  all <- orders(seq_len(k))
  for (o in all) for (i in seq_len(k)) sums[o[i]] <- sums[o[i]] + f(o[seq_len(i)]) - f(o[seq_len(i - 1)])
  sums / length(all)
}
subset_of <- function(mask) which(bitwAnd(mask, 2^(seq_len(k) - 1)) > 0)

x <- cor(table[, names])
root <- with(eigen(x), vectors %*% diag(sqrt(values)) %*% t(vectors))
toward <- solve(root, cor(table[, names], table$rating))
standardised <- coef(lm(scale(rating) ~ scale(as.matrix(table[, names])), table))[-1]
with_outcome <- as.numeric(cor(table[, names], table$rating))

low <- function(v) as.numeric(v <= 2)
high <- function(v) as.numeric(v >= 6)
dummies <- do.call(cbind, lapply(names, function(v) cbind(low(table[[v]]), high(table[[v]]))))
contrast <- lm(table$rating ~ dummies)
robust <- sandwich::vcovHC(contrast, "HC3")
b <- coef(contrast)[-1]
sums <- vapply(seq_len(k), function(j) c(b[2 * j - 1] + b[2 * j],
  sqrt(sum(robust[c(2 * j, 2 * j + 1), c(2 * j, 2 * j + 1)]))), c(0, 0))

draws <- matrix(sample(n, 3 * n, replace = TRUE), 3)
write.csv(draws, "draws.csv", row.names = FALSE)
drawn <- t(apply(draws, 1, function(rows) {
  f <- function(s) if (length(s) == 0) 0 else summary(lm(reformulate(names[s], "rating"), table[rows, ]))$r.squared
  shapley(f)
}))

expected(
  c("importance.Correlation", "importance.Lmg", "importance.LmgBootstrap", "importance.SimpleShares",
    "importance.RelativeWeights", "importance.SubModels", "importance.PenaltyReward"),
  list(
    r2 = r2(seq_len(k)), lmg = shapley(r2), weighted = shapley(r2_weighted),
    first = vapply(seq_len(k), r2, 0), last = vapply(seq_len(k), function(j) r2(seq_len(k)) - r2(seq_len(k)[-j]), 0),
    slope = unname(standardised), pratt = unname(standardised) * with_outcome,
    johnson = as.numeric(root^2 %*% toward^2), car = as.numeric(toward^2),
    sub_models = vapply(0:(2^k - 1), function(m) r2(subset_of(m)), 0),
    logistic = vapply(0:(2^k - 1), function(m) mcfadden(subset_of(m)), 0), logistic_shares = shapley(mcfadden),
    low = unname(b[2 * seq_len(k) - 1]), high = unname(b[2 * seq_len(k)]),
    errors = unname(sqrt(diag(robust))[-1]), asymmetry = unname(sums[1, ]), asymmetry_error = unname(sums[2, ]),
    drawn = drawn))
