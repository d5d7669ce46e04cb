"""For those who write rules: checking, trying examples, showing and explaining."""
