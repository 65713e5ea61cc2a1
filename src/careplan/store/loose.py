"""Read one file that belongs to no folder of records, for what is wrong with its form."""

from pathlib import Path

from careplan.records.place import Fault
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.walk import read_bytes
from careplan.store.reading.yaml_reader import read_yaml


def read_loose(path: str) -> list[Fault] | None:
    """Return what the strict reader finds in a file, or None for one that is neither YAML nor CSV."""
    file = Path(path)
    if file.suffix not in (".yaml", ".csv"):
        return None
    data = read_bytes(str(file.parent), file.name)
    if isinstance(data, Fault):
        return [data._replace(place=data.place._replace(file=path))]
    if file.suffix == ".csv":
        return read_csv(path, data)[1]
    return read_yaml(path, data)[1]
