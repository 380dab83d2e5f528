"""What all tests share: where things are, and the option that rewrites golden files."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read the diff afterwards")


# No test times anything: that a machine has much to do is no fault of what it runs.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Commands say less in the log of a server; tests see what a person sees.
IN_CI = os.environ.pop("CI", "")


def pytest_configure():
    # A shell starts what it runs in the background with Ctrl-C ignored; the tests of Ctrl-C need it heard.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def update_golden(request):
    wanted = request.config.getoption("--update-golden")
    if wanted and IN_CI:
        pytest.fail("golden files are not rewritten in CI")
    return wanted


@pytest.fixture(scope="session")
def root():
    return ROOT
