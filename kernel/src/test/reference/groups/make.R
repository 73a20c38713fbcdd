# Groups: kmeans (Lloyd), cluster's pam, silhouette and daisy, mclust's mixtures, MASS's lda, rpart's tree, and the
# likelihood of latent classes maximised by EM from many starts.
source("../lib.R")
needs("cluster", "mclust", "MASS", "rpart")
suppressMessages(library(mclust))
set.seed(20261107)

n <- 150
kind <- sample(0:2, n, replace = TRUE, prob = c(4, 3, 3))
visits <- round(c(4, 9, 14)[kind + 1] + rnorm(n, 0, 1.5), 2)
spend <- round(c(20, 45, 25)[kind + 1] + rnorm(n, 0, 5) + 0.8 * visits, 2)
age <- round(c(30, 45, 60)[kind + 1] + rnorm(n, 0, 9), 1)
channel <- ifelse(runif(n) < 0.7, kind, sample(0:2, n, replace = TRUE))
answer <- function(p) 1 + rbinom(n, 1, p[kind + 1])
q1 <- answer(c(0.9, 0.2, 0.5))
q2 <- answer(c(0.8, 0.1, 0.3))
q3 <- answer(c(0.2, 0.9, 0.2))
q4 <- answer(c(0.1, 0.8, 0.6))
q5 <- answer(c(0.7, 0.6, 0.1))
table <- input(data.frame(visits, spend, age, kind, channel, q1, q2, q3, q4, q5))
numbers <- as.matrix(table[, c("visits", "spend", "age")])

lloyd <- kmeans(numbers, numbers[c(1, 51, 101), ], algorithm = "Lloyd", iter.max = 200)
best <- kmeans(numbers, 3, nstart = 200, iter.max = 200)
silhouette <- cluster::silhouette(lloyd$cluster, dist(numbers))
pam <- cluster::pam(dist(numbers), 3)
gower <- cluster::daisy(data.frame(table[, c("visits", "spend")], channel = factor(table$channel)), metric = "gower")
pam_gower <- cluster::pam(gower, 3)

mixture <- function(shape, g) {
  fit <- mclust::Mclust(numbers[, 1:2], G = g, modelNames = shape, verbose = FALSE,
                        control = mclust::emControl(tol = c(1e-14, 1e-14), itmax = c(100000, 100000)))
  list(loglik = fit$loglik, bic = -fit$bic)
}
shapes <- c(ROUND_EQUAL = "EII", ROUND = "VII", ALIGNED_EQUAL = "EEI", ALIGNED = "VVI", FREE_EQUAL = "EEE", FREE = "VVV")

# two latent classes
items <- as.matrix(table[, c("q1", "q2", "q3", "q4", "q5")]) - 1
em <- function(start) {
  set.seed(start)
  p <- matrix(runif(10, 0.2, 0.8), 2)
  share <- c(0.5, 0.5)
  last <- -Inf
  repeat {
    density <- vapply(1:2, function(c) share[c] * apply(items, 1, function(a) prod(p[c, ]^a * (1 - p[c, ])^(1 - a))), numeric(n))
    now <- sum(log(rowSums(density)))
    posterior <- density / rowSums(density)
    share <- colMeans(posterior)
    p <- t(posterior) %*% items / colSums(posterior)
    if (now - last < 1e-13) break
    last <- now
  }
  order <- order(-share)
  list(loglik = now, share = share[order], p = p[order, ])
}
starts <- lapply(1:20, em)
latent <- starts[[which.max(vapply(starts, function(s) s$loglik, 0))]]

lda <- MASS::lda(numbers, table$kind)
posterior <- predict(lda, numbers)
left_out <- MASS::lda(numbers, table$kind, CV = TRUE)
tree <- rpart::rpart(factor(kind) ~ visits + spend + age, table,
                     control = rpart::rpart.control(minsplit = 20, minbucket = 7, maxdepth = 3, cp = 0.01, xval = 0, maxcompete = 0, maxsurrogate = 0))
confusion <- function(p) unname(unclass(base::table(table$kind, factor(p, 0:2))))

# forward choice by leaving one out
accuracy <- function(s) mean(vapply(seq_len(n), function(i) {
  rule <- MASS::lda(numbers[-i, s, drop = FALSE], table$kind[-i])
  predict(rule, numbers[i, s, drop = FALSE])$class == table$kind[i]
}, TRUE))
first <- which.max(vapply(1:3, accuracy, 0))

# numbers and categories: all rows to the nearest centre, then means and modes, from three given rows
prototypes <- function(rows, gamma) {
  v <- scale(numbers[, 1:2])
  code <- table$channel
  means <- v[rows, ]
  modes <- code[rows]
  repeat {
    cost <- vapply(1:3, function(g) colSums((t(v) - means[g, ])^2) + gamma * (code != modes[g]), numeric(n))
    group <- max.col(-cost, ties.method = "first")
    next_means <- apply(v, 2, function(c) tapply(c, group, mean))
    next_modes <- vapply(1:3, function(g) as.integer(names(which.max(base::table(code[group == g])))), 0L)
    if (identical(next_modes, modes) && max(abs(next_means - means)) < 1e-14) break
    means <- next_means
    modes <- next_modes
  }
  list(columns = unname(v), cost = sum(cost[cbind(seq_len(n), group)]))
}
mixed <- prototypes(c(1, 51, 101), 0.5)

expected(
  c("cluster.KPrototypes", "cluster.KMeans", "cluster.Silhouette", "cluster.Medoids", "cluster.Gower", "cluster.Euclidean",
    "cluster.GaussianMixture", "cluster.LatentClass", "cluster.Partition", "cluster.GapStatistic", "typing.LinearDiscriminant",
    "typing.ClassificationTree", "typing.CrossValidation", "typing.ForwardSelection"),
  list(
    lloyd = list(centres = unname(lloyd$centers), within = lloyd$withinss, total = lloyd$tot.withinss,
                 group = lloyd$cluster - 1),
    best = best$tot.withinss,
    log_within = vapply(1:5, function(k) log(kmeans(numbers, k, nstart = 100, iter.max = 200)$tot.withinss), 0),
    prototypes = mixed,
    silhouette = list(mean = mean(silhouette[, 3]), rows = unname(silhouette[1:20, 3])),
    pam = list(medoids = sort(as.integer(pam$id.med)) - 1, objective = unname(pam$objective)),
    gower = list(first = as.matrix(gower)[1, 2:21] |> unname(), objective = unname(pam_gower$objective)),
    mixture = lapply(shapes, mixture, g = 1), mixture_two = mixture("VVV", 3),
    latent = list(loglik = latent$loglik, share = latent$share, p = latent$p),
    lda = list(separation = lda$svd, chances = unname(posterior$posterior[1:10, ]), confusion = confusion(posterior$class),
               left_out = confusion(left_out$class)),
    tree = list(confusion = confusion(predict(tree, type = "class")), cut = unname(tree$splits[1, "index"]),
                gain = unname(tree$splits[1, "improve"]), leaves = sum(tree$frame$var == "<leaf>"),
                column = match(rownames(tree$splits)[1], c("visits", "spend", "age")) - 1),
    forward = list(column = first - 1, accuracy = accuracy(first))))
