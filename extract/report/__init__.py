"""A run as a page to read: each article with its finds marked, beside its tables."""
