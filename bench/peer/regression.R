# The same tasks in R. Usage: Rscript regression.R DATA_FOLDER >> peers.csv
folder <- commandArgs(TRUE)[1]

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

lm_file <- file.path(folder, "lm_2m.f64")
if (file.exists(lm_file)) {
  values <- matrix(readBin(lm_file, "double", n = 2e6 * 31, size = 8, endian = "little"), ncol = 31, byrow = TRUE)
  data <- as.data.frame(values)
  rm(values)
  if (requireNamespace("sandwich", quietly = TRUE)) {
    timed("OlsBenchmark.hc3", "R lm + sandwich", function() {
      fit <- lm(V1 ~ ., data)
      sqrt(diag(sandwich::vcovHC(fit, type = "HC3")))
    })
  }
  rm(data)
}

for (p in c(10, 15)) {
  file <- file.path(folder, sprintf("lmg_p%d.csv", p))
  if (file.exists(file) && requireNamespace("relaimpo", quietly = TRUE)) {
    data <- read.csv(file)
    timed(sprintf("LmgBenchmark.lmg/%d", p), "R relaimpo", function() {
      relaimpo::calc.relimp(y ~ ., data, type = "lmg")
    }, 3)
  }
}
