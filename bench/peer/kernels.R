# The same tasks in R. Usage: Rscript kernels.R DATA_FOLDER TASK >> peers.csv; without TASK, lists the tasks.
arguments <- commandArgs(TRUE)
folder <- arguments[1]

peak <- function() {
  line <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}

timed <- function(task, peer, work, runs = 1) {
  times <- sapply(seq_len(runs), function(i) {
    t <- system.time(work())
    c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]])
  })
  cat(sprintf("%s,%s,%g,%g,%.0f\n", task, peer, median(times[1, ]), min(times[2, ]), peak()))
}

read <- function(name) {
  as.data.frame(scan(file.path(folder, name), sep = ",", skip = 1, quiet = TRUE,
    what = setNames(as.list(numeric(length(header(name)))), header(name))))
}
header <- function(name) strsplit(readLines(file.path(folder, name), 1), ",")[[1]]
with_package <- function(name, work) {
  if (requireNamespace(name, quietly = TRUE)) work() else message("skipped: ", name, " is not installed")
}

ols <- function() with_package("sandwich", function() {
  n <- file.size(file.path(folder, "lm_2m.f64")) / 8
  values <- matrix(readBin(file.path(folder, "lm_2m.f64"), "double", n = n, size = 8, endian = "little"),
    ncol = 31, byrow = TRUE)
  data <- as.data.frame(values)
  rm(values)
  timed("OlsBenchmark.hc3", "R lm + sandwich", function() {
    fit <- lm(V1 ~ ., data)
    sqrt(diag(sandwich::vcovHC(fit, type = "HC3")))
  })
})

lmg <- function(p) with_package("relaimpo", function() {
  data <- read(sprintf("lmg_p%d.csv", p))
  timed(sprintf("LmgBenchmark.lmg/%d", p), "R relaimpo", function() {
    relaimpo::calc.relimp(y ~ ., data, type = "lmg")
  }, 3)
})

cox <- function(ties) with_package("survival", function() {
  data <- read("cox_1m.csv")
  task <- c(efron = "SurvivalBenchmark.coxEfron", breslow = "SurvivalBenchmark.coxBreslow")[[ties]]
  y <- survival::Surv(data$time, data$event)
  x <- as.matrix(data[, -(1:2)])
  timed(task, "R coxph.fit (its kernel alone)", function() {
    survival::coxph.fit(x, y, NULL, NULL, NULL, survival::coxph.control(), NULL, ties, seq_along(data$time))
  }, 3)
  if (ties == "efron") {
    timed(task, "R coxph", function() survival::coxph(y ~ x, ties = ties))
  }
})

curves <- function() with_package("survival", function() {
  data <- read("cox_1m.csv")
  y <- survival::Surv(data$time, data$event)
  timed("SurvivalBenchmark.kaplanMeier", "R survfit", function() survival::survfit(y ~ 1), 3)
  timed("SurvivalBenchmark.logRank", "R survdiff", function() survival::survdiff(y ~ I(data$x1 > 0)), 3)
})

tasks <- list(
  ols = ols,
  lmg_10 = function() lmg(10),
  lmg_15 = function() lmg(15),
  cox_efron = function() cox("efron"),
  cox_breslow = function() cox("breslow"),
  curves = curves
)

if (length(arguments) < 2) writeLines(names(tasks)) else tasks[[arguments[2]]]()
