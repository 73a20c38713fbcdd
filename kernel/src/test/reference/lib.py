"""What the Python scripts of the cases share; see lib.R."""
import csv
import importlib
import json
import math
import sys

_used = []


def needs(*modules):
    """Stops, with what to install, unless the modules are there."""
    absent = []
    for name in modules:
        try:
            found = importlib.import_module(name)
            _used.append(f"{name} {found.__version__}")
        except ImportError:
            absent.append(name)
    if absent:
        packages = " ".join("python3-" + name for name in absent)
        sys.exit(f"this case needs the Python modules {', '.join(absent)}: on Debian, apt-get install {packages}")


def write_input(columns, file="input.csv"):
    """Writes columns, name to values, and gives them back as they stand in the file."""
    names = list(columns)
    with open(file, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(zip(*[columns[name] for name in names]))
    with open(file) as back:
        rows = list(csv.DictReader(back))
    return {name: [_value(row[name]) for row in rows] for name in names}


def _value(text):
    try:
        return float(text)
    except ValueError:
        return math.nan if text == "" else text


def _round(value):
    if isinstance(value, dict):
        return {str(key): _round(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist") and getattr(value, "ndim", 0) > 0:
        return [_round(one) for one in value]
    if hasattr(value, "item"):
        value = value.item()
    return float(f"{value:.15g}") if isinstance(value, float) else value


def write_expected(methods, figures, file="expected.json"):
    """methods: the classes of the kernel that the figures prove, as folder.Class"""
    version = ".".join(str(part) for part in sys.version_info[:3])
    whole = {"methods": methods, "implementation": ", ".join([f"Python {version}", *_used]), **figures}
    with open(file, "w") as out:
        json.dump(_round(whole), out, indent=1)
        out.write("\n")
