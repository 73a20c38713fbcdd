# Synthetic control and synthetic difference in differences as quadratic programs (quadprog); effects by group and time
# as differences of mean changes.
source("../lib.R")
needs("quadprog")
set.seed(20261111)

units <- 9
periods <- 22
before <- 15
factor <- cumsum(rnorm(periods))
y <- t(vapply(seq_len(units), function(i) {
  round(20 + i + (0.4 + 0.15 * i) * factor + rnorm(periods, 0, 0.6) + ifelse(i == units & seq_len(periods) > before, 3, 0), 2)
}, numeric(periods)))
table <- as.data.frame(y)
names(table) <- paste0("t", seq_len(periods))
table <- input(table)
y <- as.matrix(table)
controls <- y[-units, ]
treated <- y[units, ]
pre <- seq_len(before)
post <- (before + 1):periods
changes <- as.numeric(t(apply(controls[, pre], 1, diff)))
noise <- sd(changes)

# the weights, 0 or more and of sum 1, that bring the rows of a nearest to b; with a level of its own when centred
simplex <- function(a, b, ridge, centred) {
  if (centred) {
    a <- sweep(a, 2, colMeans(a))
    b <- b - mean(b)
  }
  k <- ncol(a)
  quadprog::solve.QP(2 * (crossprod(a) + ridge * diag(k)), 2 * crossprod(a, b),
                     cbind(1, diag(k)), c(1, rep(0, k)), meq = 1)$solution
}
w <- simplex(t(controls[, pre]), treated[pre], (1e-6 * noise)^2 * before, FALSE)
gaps <- treated - drop(w %*% controls)
omega <- simplex(t(controls[, pre]), treated[pre], (length(post)^0.25 * noise)^2 * before, TRUE)
lambda <- simplex(controls[, pre], rowMeans(controls[, post]), (1e-6 * noise)^2 * nrow(controls), TRUE)
difference <- function(omega, lambda) {
  change <- function(v) mean(v[post]) - sum(lambda * v[pre])
  change(treated) - sum(omega * apply(controls, 1, change))
}

# groups treated from period 3 or 4 of 5, or never
n <- 90
start <- sample(c(0, 3, 4), n, replace = TRUE)
base <- rnorm(n, 10, 2)
wide <- t(vapply(seq_len(n), function(i) round(base[i] + 0.5 * (1:5) + rnorm(5) + ifelse(start[i] > 0 & 1:5 >= start[i], 1.5, 0), 2), numeric(5)))
write.csv(data.frame(start, wide), "groups.csv", row.names = FALSE)
cells <- do.call(rbind, lapply(c(3, 4), function(g) do.call(rbind, lapply(2:5, function(t) {
  from <- if (t >= g) g - 1 else t - 1
  change <- wide[, t] - wide[, from]
  one <- change[start == g]
  none <- change[start == 0]
  c(g, t, mean(one) - mean(none), sqrt(mean((one - mean(one))^2) / length(one) + mean((none - mean(none))^2) / length(none)))
}))))
after <- cells[cells[, 2] >= cells[, 1], ]
size <- ifelse(after[, 1] == 3, sum(start == 3), sum(start == 4))

expected(
  c("synthetic.SyntheticControl", "synthetic.SyntheticDifference", "synthetic.Comparison", "synthetic.Search",
    "difference.GroupTime", "difference.Panel", "difference.Averages"),
  list(
    control = list(effect = mean(gaps[post]), gaps = unname(gaps), weights = c(w, 0)),
    difference = list(effect = difference(omega, lambda), plain = difference(rep(1 / 8, 8), rep(1 / before, before)),
                      omega = c(omega, 0), lambda = lambda),
    cells = cells, overall = sum(after[, 3] * size) / sum(size)))
