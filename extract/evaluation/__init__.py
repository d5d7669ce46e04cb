"""Comparing a run's tables with an annotation made by hand."""
