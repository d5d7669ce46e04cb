"""The command `bangtin`."""


def main() -> None:
    """Run the command line."""
