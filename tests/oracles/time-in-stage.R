# Times in a stage of leads made at random, with three ways out of it, by R's package survival: what the server's own estimates
# are held against.
#
#   Rscript tests/oracles/time-in-stage.R > tests/oracles/time-in-stage.json
#
# On Debian: apt-get install r-cran-survival. Made with survival 3.5-3; the seed is fixed, so the answer is the same.
suppressMessages(library(survival))
set.seed(8)

number <- function(x) ifelse(is.na(x), "null", sprintf("%.15g", x))
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
ways <- c("WENT_ON", "LOST", "GIVEN_BACK")

# Leads of `size` that leave each way within days of these means, watched for up to `days`: all in whole hours.
leads_of <- function(size, means, days) {
  after <- sapply(means, function(mean) if (is.finite(mean)) floor(24 * rexp(size, 1 / mean)) else rep(Inf, size))
  first <- max.col(-after, ties.method = "first")
  left <- after[cbind(seq_len(size), first)]
  watched <- sample(0:(24 * days), size, replace = TRUE)
  data.frame(hours = pmin(left, watched), exit = ifelse(left <= watched, ways[first], "STILL_THERE"))
}

all_left <- function(hours) data.frame(hours = hours, exit = "WENT_ON")

# By when a share has left, with the interval of Brookmeyer and Crowley; the mean up to `until`; the share gone each way by then.
expected <- function(leads, until) {
  days <- leads$hours / 24
  fit <- survfit(Surv(days, leads$exit != "STILL_THERE") ~ 1, conf.type = "log-log")
  at <- quantile(fit, c(0.5, 0.9), conf.int = TRUE)
  quantiles <- sprintf('{ "share": %s, "days": %s, "low": %s, "high": %s }',
    c("0.5", "0.9"), number(at$quantile), number(at$lower), number(at$upper))
  mean <- summary(fit, rmean = until)$table[["rmean"]]
  sprintf('"quantiles": %s, "until": %s, "mean": %s, "gone": %s', list_of(quantiles), number(until), number(mean), gone(leads, days, until))
}

gone <- function(leads, days, until) {
  present <- ways[ways %in% leads$exit]
  state <- factor(leads$exit, levels = c("STILL_THERE", present))
  fit <- survfit(Surv(days, state) ~ 1, id = seq_len(nrow(leads)), conf.type = "log-log")
  at <- summary(fit, times = until, extend = TRUE)
  list_of(sprintf('{ "exit": "%s", "share": %s, "low": %s, "high": %s }',
    present, number(at$pstate[1, -1]), number(at$lower[1, -1]), number(at$upper[1, -1])))
}

written <- function(name, leads, until) {
  counts <- aggregate(leads ~ hours + exit, cbind(leads, leads = 1), sum)
  count <- sprintf('{ "hours": %d, "exit": "%s", "leads": %d }', as.integer(counts$hours), counts$exit, as.integer(counts$leads))
  sprintf('  { "name": "%s", "exits": %s, %s }', name, list_of(count), expected(leads, until))
}

cases <- c(
  written("most go on", leads_of(200, c(6, 40, 60), 60), 14),
  written("many are given back, few were watched for long", leads_of(150, c(30, 60, 10), 20), 8.5),
  written("nobody is lost", leads_of(120, c(12, Inf, 30), 90), 45),
  written("most are still there", leads_of(300, c(120, 200, 400), 30), 25),
  written("an even number, all gone: the middle of two", all_left(c(24, 48, 120, 240)), 6),
  written("ten, all gone: nine in ten in the middle", all_left(24 * c(1, 2, 3, 4, 5, 6, 7, 8, 10, 15)), 9)
)
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
