"""Kill a piece of work before each of its steps on the disk in turn, without sleeping or guessing.

Python announces every opening, renaming, linking and removing to its audit hooks. A child process counts them and kills
itself as hard as the system can before the step with the wanted number.
"""

import os
import signal
import sys

STEPS = ("open", "os.", "shutil.", "ctypes.call_function", "ctypes.dlsym")


def kill_at_every_step(prepare, act):
    """For n = 1, 2, …: prepare, run `act` in a child that dies before its n-th step, and yield n."""
    step = 0
    while True:
        step += 1
        prepare()
        if not _dies(act, step):
            assert step > 10, "so few steps: the hook does not see them"
            return
        yield step


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _dies(act, step):
    child = os.fork()
    if not child:
        left = step

        def count(event, _arguments):
            nonlocal left
            if event.startswith(STEPS) and event not in ("os.fork", "os.kill"):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            act()
            os._exit(0)
        except BaseException:  # noqa: BLE001 - pytest's own machinery must never run in the child
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed instead of being killed"
    return os.WIFSIGNALED(status)
