# Agreement of coders (psych's cohen.kappa; Krippendorff's alpha by pairs of values), classification (tables), and drift
# (chisq.test; mclust's adjusted Rand index; clue's best matching).
source("../lib.R")
needs("psych", "mclust", "clue", "pROC")
set.seed(20261103)

n <- 150
truth <- sample(0:2, n, replace = TRUE, prob = c(5, 3, 2))
coder <- function(right) ifelse(runif(n) < right, truth, sample(0:2, n, replace = TRUE))
a <- coder(0.7)
b <- coder(0.6)
c3 <- ifelse(runif(n) < 0.2, NA, coder(0.8))
chance <- round(plogis(-1 + 0.9 * truth + rnorm(n, 0, 0.8)), 2)
event <- rbinom(n, 1, plogis(-1 + 0.8 * truth))
table <- input(data.frame(a, b, c = c3, chance, event))

kappas <- psych::cohen.kappa(table[, c("a", "b")])
linear <- psych::cohen.kappa(table[, c("a", "b")], w = 1 - abs(outer(0:2, 0:2, "-")) / 2)

# one minus the mean distance of two values of a unit over that of two values of any units
alpha <- function(distance) {
  rows <- split(as.matrix(table[, c("a", "b", "c")]), seq_len(n))
  rows <- Filter(function(v) length(v) > 1, lapply(rows, function(v) v[!is.na(v)]))
  all <- unlist(rows)
  within <- sum(vapply(rows, function(v) sum(outer(v, v, distance)) / (length(v) - 1), 0)) / length(all)
  between <- sum(outer(all, all, distance)) / length(all) / (length(all) - 1)
  1 - within / between
}
counts <- function() table(factor(unlist(Filter(function(v) length(v) > 1,
  lapply(split(as.matrix(table[, c("a", "b", "c")]), seq_len(n)), function(v) v[!is.na(v)]))), 0:2))
held <- as.numeric(counts())
ordinal <- function(x, y) {
  mapply(function(x, y) if (x == y) 0 else {
    span <- (min(x, y):max(x, y)) + 1
    (sum(held[span]) - (held[x + 1] + held[y + 1]) / 2)^2
  }, x, y)
}

confusion <- base::table(factor(table$a, 0:2), factor(table$b, 0:2))
precision <- diag(confusion) / colSums(confusion)
recall <- diag(confusion) / rowSums(confusion)
f1 <- 2 * precision * recall / (precision + recall)
total <- sum(confusion)
s <- sum(diag(confusion))
mcc <- (s * total - sum(rowSums(confusion) * colSums(confusion))) /
  sqrt((total^2 - sum(colSums(confusion)^2)) * (total^2 - sum(rowSums(confusion)^2)))

before <- c(210, 160, 95, 40)
after <- c(150, 170, 110, 60)
old <- before / sum(before)
new <- after / sum(after)
drift <- chisq.test(rbind(before, after))

one <- table$a
two <- (table$b + 1) %% 3
overlap <- base::table(one, two)
jaccard <- overlap / (outer(rowSums(overlap), colSums(overlap), "+") - overlap)
pairs <- as.integer(clue::solve_LSAP(matrix(jaccard, 3), maximum = TRUE)) - 1
share <- overlap / n
mutual <- sum(ifelse(share > 0, share * log(share / outer(rowSums(share), colSums(share))), 0))
entropy <- function(p) -sum(p * log(p))

expected(
  c("agreement.CohenKappa", "agreement.KrippendorffAlpha", "classification.Confusion",
    "classification.ChanceCalibration", "drift.StabilityIndex", "drift.Partitions", "drift.Matching"),
  list(
    kappa = list(equal = kappas$kappa, equal_variance = kappas$var.kappa, quadratic = kappas$weighted.kappa,
                 quadratic_variance = kappas$var.weighted, linear = linear$weighted.kappa),
    alpha = list(nominal = alpha(function(x, y) as.numeric(x != y)), interval = alpha(function(x, y) (x - y)^2),
                 ordinal = alpha(ordinal)),
    confusion = list(precision = unname(precision), recall = unname(recall), f1 = unname(f1), macro = mean(f1),
                     weighted = sum(f1 * rowSums(confusion)) / total, accuracy = s / total, correlation = mcc),
    chances = list(brier = mean((table$chance - table$event)^2),
                   ranking = as.numeric(pROC::auc(table$event, table$chance, direction = "<", quiet = TRUE))),
    drift = list(before = before, after = after, index = sum((new - old) * log(new / old)),
                 statistic = unname(drift$statistic), p = drift$p.value),
    partitions = list(rand = mclust::adjustedRandIndex(one, two), mutual = mutual,
                      entropies = c(entropy(rowSums(share)), entropy(colSums(share))), pairs = pairs)))
