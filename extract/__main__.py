"""`python -m extract`: the command bangtin."""

from extract.cli import main

main()
