# Series: Kendall's sum and Sen's slope written out, strucchange's breaks, stl, acf and Box.test, charts by their formulas.
source("../lib.R")
needs("strucchange")
set.seed(20261109)

n <- 84
t <- seq_len(n)
level <- round(100 + ifelse(t > 50, 6, 0) + rnorm(n, 0, 3), 1)
season <- round(50 + 0.2 * t + 8 * sin(2 * pi * t / 12) + rnorm(n), 2)
size <- 80 + rpois(n, 20)
hits <- rbinom(n, size, plogis(-1.2 + rnorm(n, 0, 0.3)))
table <- input(data.frame(level, season, size, hits))
invisible(list2env(table, globalenv()))

pairs <- combn(n, 2)
s <- sum(sign(level[pairs[2, ]] - level[pairs[1, ]]))
ties <- base::table(level)
variance <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
z <- (s - sign(s)) / sqrt(variance)
sen <- median((level[pairs[2, ]] - level[pairs[1, ]]) / (pairs[2, ] - pairs[1, ]))

breaks <- strucchange::breakpoints(level ~ 1, h = 0.15)
found <- summary(breaks)$RSS
cusum <- max(abs(strucchange::efp(level ~ 1, type = "OLS-CUSUM")$process))

parts <- stl(ts(season, frequency = 12), "periodic")$time.series
acfs <- as.numeric(acf(season, lag.max = 8, plot = FALSE)$acf)[-1]
box <- Box.test(season, lag = 8, type = "Ljung-Box")

centre <- mean(level)
average <- Reduce(function(a, v) 0.2 * v + 0.8 * a, level, centre, accumulate = TRUE)[-1]
reach <- 3 * 3 * sqrt(0.2 / 1.8 * (1 - 0.8^(2 * t)))

p <- sum(hits) / sum(size)
sigma <- sqrt(p * (1 - p) / size)
spread <- mean(abs(diff((hits / size - p) / sigma))) / (2 / sqrt(pi))

expected(
  c("series.MannKendall", "series.ChangePoints", "series.Stl", "series.Autocorrelation", "series.Ewma",
    "series.ProportionChart"),
  list(
    trend = list(s = s, variance = as.numeric(variance), z = as.numeric(z), p = as.numeric(2 * pnorm(-abs(z))), slope = sen),
    breaks = list(rss = unname(found["RSS", ]), bic = unname(found["BIC", ]),
                  at = unname(breaks$breakpoints) - 1, cusum = cusum),
    parts = list(season = as.numeric(parts[, "seasonal"]), trend = as.numeric(parts[, "trend"])),
    correlation = list(each = acfs, statistic = unname(box$statistic), p = box$p.value),
    ewma = list(average = average, low = centre - reach),
    chart = list(centre = p, low = pmax(0, p - 3 * sigma), spread = spread, low_laney = pmax(0, p - 3 * spread * sigma))))
