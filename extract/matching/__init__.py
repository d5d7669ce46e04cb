"""From tokens to mentions: alphabet, compiled patterns, the cascade of families, overlap policy and cues."""
