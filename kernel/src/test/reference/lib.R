# What the scripts of the cases share: they generate an input from a seed, write it, read it back as a reader of the file
# would, and write the expected figures with 15 significant digits beside it. Run them by ./make.

# Stops, with what to install, unless the packages are there.
needs <- function(...) {
  packages <- c("jsonlite", ...)
  absent <- packages[!vapply(packages, requireNamespace, logical(1), quietly = TRUE)]
  if (length(absent) > 0) {
    stop("this case needs the R packages ", paste(absent, collapse = ", "), ": on Debian, apt-get install ",
         paste0("r-cran-", tolower(absent), collapse = " "), call. = FALSE)
  }
  implementation <<- paste(c(
    paste0("R ", getRversion()),
    vapply(c(...), function(p) paste(p, packageVersion(p)), character(1))), collapse = ", ")
}

# Writes a table and gives it back as it stands in the file.
input <- function(table, file = "input.csv") {
  write.csv(table, file, row.names = FALSE, quote = FALSE, na = "")
  read.csv(file, stringsAsFactors = FALSE)
}

# methods: the classes of the kernel that the figures prove, as folder.Class
expected <- function(methods, figures, file = "expected.json") {
  all <- c(list(methods = I(methods), implementation = implementation), figures)
  writeLines(jsonlite::toJSON(all, digits = I(15), auto_unbox = TRUE, pretty = TRUE, matrix = "rowmajor", null = "null",
                              na = "null"), file)
}
