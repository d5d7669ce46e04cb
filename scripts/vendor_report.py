"""Fetch the libraries of the HTML report from the npm registry into extract/report/vendor.

    python scripts/vendor_report.py

Needs npm. Only the modules of Tabulator that the report uses are bundled. Versions stand here; what is fetched is
committed with its licences, so that nobody needs npm to use or test bangtin.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "extract" / "report" / "vendor"
PACKAGES = {"tabulator-tables": "6.5.3", "@fontsource-variable/inter": "5.3.0", "esbuild": "0.28.2"}
MODULES = tuple(
    f"{name}Module" for name in ("Edit", "Filter", "Format", "Interaction", "ResizeColumns", "ResizeTable", "Sort")
)
ENTRY = """
import {{ Tabulator, {modules} }} from "tabulator-tables";
Tabulator.registerModule([{modules}]);
window.Tabulator = Tabulator;
"""
FONTS = ("inter-latin", "inter-vietnamese")


def main() -> None:
    VENDOR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wanted = [f"{package}@{version}" for package, version in PACKAGES.items()]
        npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", *wanted]
        subprocess.run(npm, cwd=work, check=True)
        modules = work / "node_modules"
        (work / "entry.js").write_text(ENTRY.format(modules=", ".join(MODULES)), encoding="utf-8")
        bundle = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none", "--charset=utf8"]
        esbuild = [str(modules / ".bin" / "esbuild"), "entry.js", *bundle, f"--outfile={VENDOR / 'tabulator.js'}"]
        subprocess.run(esbuild, cwd=work, check=True)
        shutil.copy(modules / "tabulator-tables" / "LICENSE", VENDOR / "tabulator.LICENSE")
        inter = modules / "@fontsource-variable" / "inter"
        shutil.copy(inter / "LICENSE", VENDOR / "inter.LICENSE")
        for name in FONTS:
            shutil.copy(inter / "files" / f"{name}-wght-normal.woff2", VENDOR / f"{name}.woff2")
    libraries = [
        {"name": name, "version": PACKAGES[package], "licence": licence, "file": f"{name.lower()}.LICENSE"}
        for name, package, licence in (
            ("Tabulator", "tabulator-tables", "MIT"),
            ("Inter", "@fontsource-variable/inter", "OFL-1.1"),
        )
    ]
    (VENDOR / "libraries.json").write_text(json.dumps(libraries, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
