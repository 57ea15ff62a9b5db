# Cumulative incidences of leads made at random, by R's package survival: what the server's own estimate is held against.
#
#   Rscript tests/oracles/cumulative-incidence.R > tests/oracles/cumulative-incidence.json
#
# On Debian: apt-get install r-cran-survival. Made with survival 3.5-3; the seed is fixed, so the answer is the same.
suppressMessages(library(survival))
set.seed(6)

number <- function(x) ifelse(is.na(x), "null", sprintf("%.15g", x))
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")

# Leads of `size`, won within days of mean `won`, lost within days of mean `lost` (Inf: never), watched for up to `days`.
leads_of <- function(size, won, lost, days) {
  won_after <- floor(rexp(size, 1 / won))
  lost_after <- if (is.finite(lost)) floor(rexp(size, 1 / lost)) else rep(Inf, size)
  watched <- sample(0:days, size, replace = TRUE)
  at <- pmin(won_after, lost_after, watched)
  outcome <- ifelse(at == won_after, "WON", ifelse(at == lost_after, "LOST", "OPEN"))
  data.frame(days = at, outcome = outcome)
}

# What is expected on `days`, by each of the two ways that survival has of computing it.
expected <- function(leads, days) {
  if (any(leads$outcome == "LOST")) {
    state <- factor(leads$outcome, levels = c("OPEN", "WON", "LOST"))
    fit <- survfit(Surv(leads$days, state) ~ 1, id = seq_len(nrow(leads)), conf.type = "log-log")
    at <- summary(fit, times = days, extend = TRUE)
    return(data.frame(day = days, value = at$pstate[, 2], error = at$std.err[, 2], low = at$lower[, 2], high = at$upper[, 2]))
  }
  fit <- survfit(Surv(leads$days, leads$outcome == "WON") ~ 1)
  at <- summary(fit, times = days, extend = TRUE)
  # The interval of survival is on another scale than that of the incidence.
  data.frame(day = days, value = 1 - at$surv, error = at$std.err, low = NA, high = NA)
}

written <- function(name, leads, days) {
  counts <- aggregate(leads ~ days + outcome, cbind(leads, leads = 1), sum)
  count <- sprintf('{ "days": %d, "outcome": "%s", "leads": %d }', as.integer(counts$days), counts$outcome, as.integer(counts$leads))
  at <- expected(leads, days)
  point <- sprintf('{ "day": %d, "value": %s, "error": %s, "low": %s, "high": %s }',
    as.integer(at$day), number(at$value), number(at$error), number(at$low), number(at$high))
  sprintf('  { "name": "%s", "counts": %s, "expected": %s }', name, list_of(count), list_of(point))
}

cases <- c(
  written("some are lost", leads_of(300, 120, 90, 200), c(1, 10, 30, 60, 120, 190)),
  written("most are lost early", leads_of(200, 400, 15, 120), c(2, 10, 40, 100)),
  written("few are won, many just came", leads_of(500, 900, 500, 60), c(5, 20, 50)),
  written("nobody is lost", leads_of(250, 150, Inf, 180), c(0, 7, 30, 90, 170)),
  written("many on one day", leads_of(400, 4, 6, 12), c(0, 1, 2, 5, 10))
)
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
