"""Tables: their columns, the rows made from mentions, and the files they are written to."""
