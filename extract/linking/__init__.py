"""Which figure belongs to which place, period and actor; records of distinct facts."""

from extract.linking.link import Linked, link

__all__ = ["Linked", "link"]
