"""A run in the formats of annotation tools, and annotations made with them."""
