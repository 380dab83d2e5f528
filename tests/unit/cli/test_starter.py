"""What `sitegen init` makes for those who host the archive: the command of `netlify.toml`, in a shell."""

import os
import subprocess
import tomllib

import pytest

from tests.command import sitegen

TOLD = '#!/bin/sh\necho "$(basename "$0") $*" >> calls\n'


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    assert sitegen("init", folder, cwd=tmp_path).status == 0
    (tmp_path / "bin").mkdir()
    for name in ("pip", "sitegen"):
        program = tmp_path / "bin" / name
        program.write_text(TOLD)
        program.chmod(0o755)
    return folder


def run(archive, context):
    command = tomllib.loads((archive / "netlify.toml").read_text())["build"]["command"]
    addresses = {"URL": "https://ours.example", "DEPLOY_PRIME_URL": "https://preview.example", "CONTEXT": context}
    path = f"{archive.parent / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=archive, env={**os.environ, **addresses, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("context", "address"), [("production", "https://ours.example"), ("deploy-preview", "https://preview.example")]
)
def test_a_host_installs_what_is_in_vendor_and_builds_for_its_address(archive, context, address):
    (archive / "vendor").mkdir()
    (archive / "vendor/sitegen-0.1.0-py3-none-any.whl").touch()
    assert run(archive, context).returncode == 0
    assert (archive / "calls").read_text().splitlines() == [
        "pip install vendor/sitegen-0.1.0-py3-none-any.whl",
        f"sitegen build --base-url {address}",
    ]


def test_a_host_without_vendor_says_what_is_missing(archive):
    ended = run(archive, "production")
    assert ended.returncode == 1
    assert "README.md says how to put it there" in ended.stdout
    assert not (archive / "calls").exists()


def test_an_archive_is_started_in_a_language(tmp_path):
    assert sitegen("init", "ours", "--language", "my", cwd=tmp_path).status == 0
    content = tmp_path / "ours/content"
    assert 'language = "my"' in (content / "archive.toml").read_text("utf-8")
    assert (content / "pages/about.md").read_text("utf-8").startswith("# ဤမော်ကွန်းအကြောင်း")
    assert [one.name for one in (content / "pages").iterdir()] == ["about.md"]
    assert sitegen("init", "others", "--language", "Burmese, please", cwd=tmp_path).status == 2
    assert not (tmp_path / "others").exists()


def test_an_address_that_is_spelt_from_another_script_is_told(tmp_path):
    letter = "{}\n\n3 March 2024\n\nDear all,\n\nWe ask you to act.\n\nSigned by:\n\nAlder Union\nBirch Union\n"
    (tmp_path / "one.txt").write_text(letter.format("အိတ်ဖွင့်ပေးစာ - မြစ်ကို ကာကွယ်ပါ"), "utf-8")
    (tmp_path / "two.txt").write_text(letter.format("Open letter on the rivers of São Tomé"), "utf-8")
    done = sitegen("import", "one.txt", "two.txt", cwd=tmp_path)
    told = [line for line in (done.out + done.err).splitlines() if "is spelt from another script" in line]
    assert len(told) == 1
    assert "sitegen rename 2024-03-03-" in told[0]
