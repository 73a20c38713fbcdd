# Weights: the survey package (svydesign, rake, calibrate, svymean by strata and clusters), glm and svyglm for the
# response model, and written-out sums for Kish and for Imbens and Manski.
source("../lib.R")
needs("survey")
set.seed(20261104)

n <- 300
type <- sample(0:2, n, replace = TRUE, prob = c(5, 3, 2))
wide <- rbinom(n, 1, 0.4)
shop <- sample(1:24, n, replace = TRUE)
w <- round(runif(n, 5, 25), 2)
score <- round(6 + 0.8 * type - wide + rnorm(n), 2)
x <- round(rnorm(n), 3)
answered <- rbinom(n, 1, plogis(0.3 + 0.6 * x - 0.4 * wide))
table <- input(data.frame(type, wide, shop, w, score, x, answered))
invisible(list2env(table, globalenv()))

mean_of <- function(design, part = rep(TRUE, n)) {
  found <- survey::svymean(~score, subset(design, part))
  c(as.numeric(coef(found)), as.numeric(survey::SE(found)))
}
plain <- survey::svydesign(~1, weights = ~w, data = table)
strata <- survey::svydesign(~1, strata = ~type, weights = ~w, data = table)
clusters <- survey::svydesign(~shop, weights = ~w, data = table)
deff <- as.numeric(survey::deff(survey::svymean(~score, strata, deff = "replace")))

types <- c(2200, 1400, 900)
wides <- c(2600, 1900)
raked <- survey::rake(plain, list(~type, ~wide), list(data.frame(type = 0:2, Freq = types), data.frame(wide = 0:1, Freq = wides)),
                      control = list(maxit = 1000, epsilon = 1e-12))
calibrated <- survey::calibrate(plain, ~ factor(type) + wide, c(sum(types), types[-1], wides[2]))
raked_weights <- weights(raked)
total <- survey::svytotal(~score, plain)

kish <- function(w) length(w) * sum(w^2) / sum(w)^2
model <- glm(answered ~ x + wide, family = binomial, control = list(epsilon = 1e-15, maxit = 100))
chance <- fitted(model)
inverse <- 1 / chance[answered == 1]
inverse <- inverse / mean(inverse)
deviation <- sqrt(var(chance))

# the mean of everyone asked: those who answered by inverse chances, then made like everyone asked in all that the model
# saw and in the chances: the mean over everyone of a weighted line
given <- answered == 1
line <- lm(score ~ x + wide + chance, data.frame(table, chance), subset = given, weights = 1 / chance)
everyone <- mean(predict(line, data.frame(table, chance)))

# bounds without assumptions, scores from 0 to 12
asked <- n
lows <- ifelse(given, score, 0)
highs <- ifelse(given, score, 12)
errors <- c(sd(lows), sd(highs)) / sqrt(n)
gap <- (mean(highs) - mean(lows)) / max(errors)
reach <- uniroot(function(c) pnorm(c + gap) - pnorm(-c) - 0.95, c(0, 3), tol = 1e-14)$root

expected(
  c("weighting.WeightedMean", "weighting.SurveyDesign", "weighting.Raking", "weighting.Calibration", "weighting.Kish",
    "weighting.InverseResponse", "weighting.ResponseIndicator", "weighting.ResponseWeightedMean",
    "weighting.OutcomeBounds", "weighting.Weights"),
  list(
    plain = mean_of(plain), strata = mean_of(strata), clusters = mean_of(clusters), strata_deff = deff,
    part = mean_of(strata, type == 1),
    total = c(as.numeric(coef(total)), as.numeric(survey::SE(total))),
    raked = list(mean = mean_of(raked), weights = unname(raked_weights[1:20]), kish = kish(raked_weights)),
    calibrated = list(mean = mean_of(calibrated), weights = unname(weights(calibrated)[1:20])),
    kish = list(effect = kish(w), rows = sum(w)^2 / sum(w^2)),
    chances = unname(chance),
    inverse = list(weights = unname(inverse[1:20]), effect = kish(inverse), largest = max(mean(given) / chance[given])),
    indicator = list(value = 1 - 2 * deviation, mean = mean(chance), bias = deviation / mean(chance)),
    everyone = everyone,
    bounds = list(low = mean(lows), high = mean(highs),
                  interval = c(mean(lows) - reach * errors[1], mean(highs) + reach * errors[2]))))
