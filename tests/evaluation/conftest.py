"""The run that the tests of exchange use is evaluated here."""

from tests.exchange.conftest import finished

__all__ = ["finished"]
