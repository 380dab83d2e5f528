"""The help of all commands says what each one's own help says, and loads none of them."""

import subprocess
import sys

import click

from sitegen.cli import HELP, ROOMS, sitegen


def test_the_help_of_all_commands_says_what_each_of_them_says():
    own = {name: sitegen.get_command(click.Context(sitegen), name).get_short_help_str(84) for name in ROOMS}
    assert own == HELP


def test_the_help_loads_no_command():
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sitegen", "--help"], capture_output=True, text=True, check=True
    )
    assert "Build the site." in said.stdout
    loaded = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
    assert not loaded & {"sitegen.build", "sitegen.reading.formats", "jinja2", "pydantic", "yaml"}
