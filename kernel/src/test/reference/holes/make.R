# Missing numbers: moments by EM with regressions of what is missing on what is there, Little's distance, mice's pooling;
# pairs of records by EM, names by stringdist.
source("../lib.R")
needs("mice", "stringdist")
set.seed(20261110)

n <- 130
full <- matrix(rnorm(n * 3), n) %*% chol(matrix(c(4, 1.5, -1, 1.5, 2, 0.4, -1, 0.4, 3), 3))
full <- round(sweep(full, 2, c(10, 5, 20), "+"), 2)
full[runif(n) < plogis((full[, 1] - 11) / 2), 2] <- NA
full[runif(n) < 0.12, 3] <- NA
table <- input(data.frame(a = full[, 1], b = full[, 2], c = full[, 3]))
y <- as.matrix(table)

mu <- colMeans(y, na.rm = TRUE)
sigma <- diag(apply(y, 2, var, na.rm = TRUE))
repeat {
  sums <- numeric(3)
  products <- matrix(0, 3, 3)
  for (i in seq_len(n)) {
    gone <- is.na(y[i, ])
    row <- y[i, ]
    rest <- matrix(0, 3, 3)
    if (any(gone)) {
      weight <- sigma[gone, !gone, drop = FALSE] %*% solve(sigma[!gone, !gone])
      row[gone] <- mu[gone] + weight %*% (y[i, !gone] - mu[!gone])
      rest[gone, gone] <- sigma[gone, gone] - weight %*% sigma[!gone, gone]
    }
    sums <- sums + row
    products <- products + tcrossprod(row) + rest
  }
  next_mu <- sums / n
  next_sigma <- products / n - tcrossprod(next_mu)
  moved <- max(abs(next_mu - mu), abs(next_sigma - sigma))
  mu <- next_mu
  sigma <- next_sigma
  if (moved < 1e-13) break
}
pattern <- apply(is.na(y), 1, function(g) paste(which(g), collapse = ","))
little <- 0
degrees <- -3
for (p in unique(pattern)) {
  rows <- pattern == p
  seen <- !is.na(y[which(rows)[1], ])
  gap <- colMeans(y[rows, seen, drop = FALSE]) - mu[seen]
  little <- little + sum(rows) * drop(gap %*% solve(sigma[seen, seen], gap))
  degrees <- degrees + sum(seen)
}

q <- c(1.21, 1.34, 1.05, 1.4, 1.18)
u <- c(0.041, 0.038, 0.045, 0.043, 0.039)
pool <- mice::pool.scalar(q, u, n = 130, k = 3)

# pairs of records that agree (1) or not (0) on three fields, in counts
agree <- as.matrix(expand.grid(name = 0:1, town = 0:1, born = 0:1))
counts <- c(6200, 310, 1900, 130, 240, 60, 170, 690)
share <- 0.1
m <- rep(0.9, 3)
other <- rep(0.1, 3)
repeat {
  one <- share * apply(agree, 1, function(g) prod(m^g * (1 - m)^(1 - g)))
  two <- (1 - share) * apply(agree, 1, function(g) prod(other^g * (1 - other)^(1 - g)))
  chance <- one / (one + two)
  before <- c(share, m, other)
  share <- sum(counts * chance) / sum(counts)
  m <- colSums(counts * chance * agree) / sum(counts * chance)
  other <- colSums(counts * (1 - chance) * agree) / sum(counts * (1 - chance))
  if (max(abs(c(share, m, other) - before)) < 1e-16) break
}
write.csv(cbind(agree, counts), "pairs.csv", row.names = FALSE)
names <- data.frame(a = c("martha", "dixon", "jones", "katherine", "smith", "abroms"),
                    b = c("marhta", "dicksonx", "johnson", "catherine", "smyth", "abrams"))
write.csv(names, "names.csv", row.names = FALSE, quote = FALSE)

expected(
  c("missing.EmMoments", "missing.LittleTest", "missing.RubinPool", "match.FellegiSunter", "match.JaroWinkler"),
  list(
    mean = unname(mu), covariance = unname(sigma), little = list(statistic = little, dof = degrees, p = pchisq(little, degrees, lower.tail = FALSE)),
    pooled = list(estimates = q, variances = u, value = pool$qbar, within = pool$ubar, between = pool$b, total = pool$t,
                  increase = pool$r, degrees = pool$df, missing = pool$fmi),
    pairs = list(share = share, m = unname(m), u = unname(other), chance = unname(chance)),
    jaro = 1 - stringdist::stringdist(names$a, names$b, method = "jw", p = 0),
    winkler = 1 - stringdist::stringdist(names$a, names$b, method = "jw", p = 0.1)))
