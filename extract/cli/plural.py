"""Numbers of things in messages."""


def many(number: int, thing: str) -> str:
    """The number with the word for the thing: "1 article", "2 articles"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
