"""Write an office file's zip again, so that the same report is the same bytes whenever it is drawn."""

import io
import zipfile
from typing import Final

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def same_bytes(data: bytes) -> bytes:
    """Return a zip archive with the same members in the same order, without the hours at which they were packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as found, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in found.namelist():
            kept.writestr(zipfile.ZipInfo(name, _LONG_AGO), found.read(name), zipfile.ZIP_DEFLATED, 6)
    return made.getvalue()
