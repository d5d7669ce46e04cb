"""Tables from Vietnamese news articles: figures, places, periods, people and facts, each traced to its characters."""

__version__ = "0.1.0"
