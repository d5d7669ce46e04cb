"""People, collectives and models: how their names, titles and organisations are read."""
