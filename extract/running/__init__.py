"""Running: which files are read, one article, many articles in several processes, a whole run."""
