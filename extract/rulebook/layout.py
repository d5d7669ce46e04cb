"""Reading rules/layout.yaml."""

from pathlib import Path

import yaml

from extract.text.layout_rules import LayoutRules


def load_layout(path: Path) -> LayoutRules:
    """Read the layout words; raises OSError, yaml.YAMLError, or ValueError naming the list that is wrong."""
    mapping = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(mapping, dict):
        raise ValueError("must hold named lists of words")
    return LayoutRules.from_mapping(mapping)
