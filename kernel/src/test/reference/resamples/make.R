# Given resamples: quantile (type 7), sd, the bias-corrected interval of Efron as printed; a permutation test by all orders.
source("../lib.R")
needs()
set.seed(20261112)
n <- 40
a <- round(rexp(n, 0.2), 2)
b <- round(a * runif(n, 0.4, 1.4) + rexp(n), 2)
table <- input(data.frame(a, b))
draws <- matrix(sample(n, 200 * n, replace = TRUE), 200)
write.csv(draws, "draws.csv", row.names = FALSE)
ratio <- function(rows) sum(table$b[rows]) / sum(table$a[rows])
values <- apply(draws, 1, ratio)
whole <- ratio(seq_len(n))
left <- vapply(seq_len(n), function(i) ratio(seq_len(n)[-i]), 0)
gap <- mean(left) - left
acceleration <- sum(gap^3) / (6 * sum(gap^2)^1.5)
z0 <- qnorm(mean(values < whole))
at <- function(z) pnorm(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))
few <- c(3.1, 4.4, 2.9, 6.0, 5.2, 7.1, 6.6)
sums <- combn(7, 3, function(s) mean(few[s]) - mean(few[-s]))
observed <- mean(few[1:3]) - mean(few[4:7])
expected(
  c("resample.Bootstrap", "resample.Replicates", "resample.Percentiles", "resample.Permutation", "resample.Sampling"),
  list(estimate = whole, error = sd(values), percentile = unname(quantile(values, c(0.025, 0.975), type = 7)),
       middle = unname(quantile(values, c(0.025, 0.975), type = 6)),
       basic = unname(2 * whole - quantile(values, c(0.975, 0.025), type = 7)), acceleration = acceleration,
       corrected = unname(quantile(values, at(qnorm(c(0.025, 0.975))), type = 7)), few = few,
       observed = observed, p = mean(abs(sums) >= abs(observed) - 1e-12)))
