"""The edition of the reader knows all of the program that decides how a source reads."""

import subprocess
import sys

from sitegen.adapters import keeping

READING = """
import pkgutil, sys
import sitegen.reading
for one in pkgutil.walk_packages(sitegen.reading.__path__, "sitegen.reading."):
    __import__(one.name)
from sitegen.content.sources import hold, understand
from sitegen.content.recorded import write_record
print(*sorted(name for name in sys.modules if name.startswith("sitegen.")))
"""
# What is loaded beside: names of files, ports, and what hides a withheld name in a message.
ASIDE = ("sitegen.content.layout", "sitegen.content.transcriptions", "sitegen.identity")


def test_what_is_loaded_to_read_and_to_compare_is_in_the_edition_of_the_reader():
    loaded = subprocess.run([sys.executable, "-c", READING], capture_output=True, text=True, check=True).stdout.split()
    paths = {name: name.removeprefix("sitegen.").replace(".", "/") for name in loaded}
    known = tuple(one.removesuffix("/").removesuffix(".py") for one in keeping.READER)
    outside = {name for name, path in paths.items() if not path.startswith(known) and not name.startswith(ASIDE)}
    assert outside <= {"sitegen.content"}
    assert len(loaded) - len(outside) > 100


def test_the_edition_of_the_reader_goes_by_its_files_and_libraries(monkeypatch):
    def edition(files, libraries):
        monkeypatch.setattr(keeping, "_libraries", lambda: iter(libraries))
        monkeypatch.setattr(keeping, "_files", lambda _: iter(files))
        return keeping.reader_edition.__wrapped__()

    name, other = ("reading/a.py", __file__), ("publishing/b.py", __file__)
    first = edition([name], ["selectolax-1.dist-info"])
    assert edition([name, other], ["selectolax-1.dist-info", "jinja2-3.dist-info"]) == first
    assert edition([("reading/b.py", __file__)], ["selectolax-1.dist-info"]) != first
    assert edition([name], ["selectolax-2.dist-info"]) != first
