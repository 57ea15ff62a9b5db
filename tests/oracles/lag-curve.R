# Lags of leads behind the start of campaigns made at random, of which some began too recently for slow ones to be known, by R's
# package survival: what the server's own estimates are held against.
#
#   Rscript tests/oracles/lag-curve.R > tests/oracles/lag-curve.json
#
# On Debian: apt-get install r-cran-survival. Made with survival 3.5-3; the seed is fixed, so the answer is the same.
suppressMessages(library(survival))
set.seed(9)

number <- function(x) ifelse(is.na(x), "null", sprintf("%.15g", x))
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")

# Of so many leads those that are known by now: of campaigns that began up to `oldest` days ago, the rest is yet to come.
known <- function(size, mean, oldest) {
  days <- floor(rexp(size, 1 / mean))
  watched <- sample(0:oldest, size, replace = TRUE)
  data.frame(days = days, watched = watched)[days <= watched, ]
}

# The share that has come by the end of each day of what comes within `within` days. Time runs backwards from there: who was not
# watched for so long comes in late, at or after the time at which watching ended.
expected <- function(lags, within, days) {
  some <- lags[lags$days <= within, ]
  entry <- pmax(within - some$watched, 0) - 0.5
  fit <- survfit(Surv(entry, within - some$days, rep(1, nrow(some))) ~ 1, conf.type = "log-log")
  at <- summary(fit, times = within - days - 0.5, extend = TRUE)
  order <- match(within - days - 0.5, at$time)
  data.frame(day = days, value = at$surv[order], low = at$lower[order], high = at$upper[order])
}

written <- function(name, lags, within, days) {
  counts <- aggregate(leads ~ days + watched, cbind(lags, leads = 1), sum)
  count <- sprintf('{ "days": %d, "watchedDays": %d, "leads": %d }', as.integer(counts$days), as.integer(counts$watched), as.integer(counts$leads))
  at <- expected(lags, within, days)
  point <- sprintf('{ "day": %d, "value": %s, "low": %s, "high": %s }', as.integer(at$day), number(at$value), number(at$low), number(at$high))
  sprintf('  { "name": "%s", "lags": %s, "withinDays": %d, "expected": %s }', name, list_of(count), as.integer(within), list_of(point))
}

cases <- c(
  written("quick", known(400, 10, 120), 60, c(2, 5, 10, 20, 40)),
  written("slow, and most began just now", known(900, 60, 90), 75, c(10, 20, 40, 60)),
  written("all watched for long", { lags <- known(300, 15, 200); lags$watched <- 200; lags }, 90, c(3, 10, 30, 60))
)
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
