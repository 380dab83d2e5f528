"""Kill a piece of work before each of its steps on the disk in turn, without sleeping or guessing.

Python announces every opening, renaming, linking and removing to its audit hooks. A child process counts them and kills
itself as hard as the system can before the step with the wanted number.
"""

import errno
import os
import signal
import sys

REACHED = 7  # the exit status that says so
STEPS = ("open", "os.", "shutil.", "ctypes.call_function", "ctypes.dlsym")


def kill_at_every_step(prepare, act):
    """For n = 1, 2, …: prepare, run `act` in a child that dies before its n-th step, and yield n."""
    step = 0
    while True:
        step += 1
        prepare()
        if not _meets(act, step, die):
            assert step > 10, "so few steps: the hook does not see them"
            return
        yield step


def fail_at_every_step(prepare, act):
    """For n = 1, 2, …: prepare, run `act` in a child whose n-th step finds the disk full, and yield n."""
    step = 0
    while True:
        step += 1
        prepare()
        if not _meets(act, step, full_disk):
            assert step > 10, "so few steps: the hook does not see them"
            return
        yield step


def full_disk():
    raise OSError(errno.ENOSPC, "No space left on device")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _meets(act, step, fate):
    """Run `act` in a child that meets its fate before the given step; return whether it got as far."""
    child = os.fork()
    if not child:
        left = step

        def count(event, _arguments):
            nonlocal left
            if event.startswith(STEPS) and event not in ("os.fork", "os.kill"):
                left -= 1
                if not left:
                    fate()

        try:
            sys.addaudithook(count)
            act()
            os._exit(REACHED if left <= 0 else 0)
        except BaseException:  # noqa: BLE001 - pytest's own machinery must never run in the child
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) in (0, REACHED), "the work broke instead of ending"
    return os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == REACHED
