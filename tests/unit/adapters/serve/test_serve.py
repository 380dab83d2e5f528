import json
import socket
import threading
from http.client import HTTPConnection

import pytest

from sitegen.adapters.serve import serve
from sitegen.adapters.serve.server import HOST, PreviewServer


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    for path, text in {
        "index.html": "<title>Home</title><body>home</body>",
        "404.html": "<body>lost</body>",
        "letters/index.html": "<body>letters</body>",
        "search/index.js": "export {}",
        "search/a.pack": "x",
        "organizations/ကချင်.html": "<body>name</body>",
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    (tmp_path / "secret.txt").write_text("private")
    return site


@pytest.fixture
def server(site):
    with PreviewServer(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.news.close()
        server.shutdown()
        thread.join()


def get(server, path, **headers):
    connection = HTTPConnection(HOST, server.server_address[1], timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def test_a_page_is_served_with_the_script_that_follows_builds(server, site):
    status, headers, body = get(server, "/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert body == b'<title>Home</title><body>home<script src="/.sitegen/reload.js" defer></script></body>'
    assert b"script" not in (site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/letters/", 200, "text/html; charset=utf-8"),
        ("/search/index.js", 200, "text/javascript; charset=utf-8"),
        ("/search/a.pack?v=1", 200, "application/octet-stream"),
        ("/organizations/%E1%80%80%E1%80%81%E1%80%BB%E1%80%84%E1%80%BA.html", 200, "text/html; charset=utf-8"),
        ("/.sitegen/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/nothing.html", 404, "text/html; charset=utf-8"),
        ("/search/", 404, "text/html; charset=utf-8"),
    ],
)
def test_files_have_their_types(server, path, status, kind):
    answer = get(server, path)
    assert (answer[0], answer[1]["Content-Type"]) == (status, kind)


def test_a_folder_without_a_slash_leads_to_the_one_with_it(server):
    status, headers, _ = get(server, "/letters")
    assert (status, headers["Location"]) == (301, "letters/")


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/letters/../../secret.txt", "/..%2fsecret.txt",
     "/letters/..%5c..%5csecret.txt",
     "//etc/passwd", "/etc/passwd", "/C:/secret.txt", "/%00", "/link/secret.txt", "/leak.txt"],
)  # fmt: skip
def test_nothing_outside_the_site_is_served(server, site, path):
    (site / "link").symlink_to(site.parent)
    (site / "leak.txt").symlink_to(site.parent / "secret.txt")
    status, _, body = get(server, path)
    assert status == 404
    assert b"private" not in body
    assert b"root:" not in body


def test_another_sites_name_that_leads_here_is_refused(server):
    assert get(server, "/", Host="evil.example:80")[0] == 403
    assert get(server, "/", Host="localhost:1")[0] == 200


# What a browser says of a request, and whether it is answered.
ASKED = {
    "a reader's own call": ({"Sec-Fetch-Site": "none"}, 200),
    "a page of the preview": ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:80"}, 200),
    "a page elsewhere": ({"Sec-Fetch-Site": "cross-site"}, 403),
    "another program on this machine": ({"Sec-Fetch-Site": "same-site"}, 403),
    "a foreign origin": ({"Origin": "https://evil.example"}, 403),
    "another port's origin": ({"Origin": "http://localhost:3000"}, 403),
    "no origin that can be named": ({"Origin": "null"}, 403),
    "a name that only ends like ours": ({"Host": "evil.localhost:80"}, 403),
    "an empty host": ({"Host": ""}, 403),
}


@pytest.mark.parametrize(("headers", "status"), list(ASKED.values()), ids=list(ASKED))
@pytest.mark.parametrize("path", ["/", "/search/index.js", "/.sitegen/reload.js", "/.sitegen/nothing"])
def test_the_preview_answers_no_other_site(server, site, path, headers, status):
    (site / "search/index.js").write_text("names = []")
    answered, told, body = get(server, path, **{"Host": "localhost:80"} | headers)
    assert (403 if answered == 403 else 200) == status
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert (b"names" in body) == (status == 200 and "index" in path)


def test_a_request_without_a_host_is_refused(server):
    with socket.create_connection((HOST, server.server_address[1]), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert line.makefile("rb").readline().split()[1] == b"403"


def read_event(stream):
    line = stream.readline()
    while not line.startswith(b"data: "):
        line = stream.readline()
    return json.loads(line[6:])


def test_every_build_is_told(server):
    connection = HTTPConnection(HOST, server.server_address[1], timeout=10)
    connection.request("GET", "/.sitegen/events")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert read_event(stream) == {"build": 0, "fault": ""}
    server.news.publish("content/a.md:3: error\nwith two lines")
    assert read_event(stream) == {"build": 1, "fault": "content/a.md:3: error\nwith two lines"}
    server.news.publish("")
    assert read_event(stream) == {"build": 2, "fault": ""}
    connection.close()


def test_what_a_first_edit_would_wait_for_is_done_once_the_site_is_shown(site):
    done, stop = [], threading.Event()

    def ahead():
        done.append("ahead")
        stop.set()
        raise OSError

    found = serve(site, [site], lambda: done.append("built") or "", port=0, say=lambda _: None, ahead=ahead, stop=stop)
    assert (done, found) == (["built", "ahead"], ())


def test_without_a_site_the_fault_is_the_page(tmp_path):
    with PreviewServer(tmp_path / "none", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        server.news.publish("<b>broken</b>")
        assert b"&lt;b&gt;broken" in get(server, "/")[2]
        server.shutdown()
        thread.join()


class Session:
    """A preview in a thread, whose builds are counted and can be waited for."""

    def __init__(self, folder, results):
        self.folder = folder
        self.results = iter(results)
        self.said = []
        self.builds = threading.Semaphore(0)
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        self.found = serve(
            self.folder / "site", [self.folder / "content"], self.build, port=0, say=self.said.append, stop=self.stop
        )

    def build(self):
        self.builds.release()
        result = next(self.results, "")
        if isinstance(result, Exception):
            raise result
        return result if isinstance(result, str) else result() and ""

    def end(self):
        self.stop.set()
        self.thread.join(timeout=20)
        assert not self.thread.is_alive()


def test_a_change_builds_again_and_a_fault_does_not_end_it(tmp_path):
    (tmp_path / "content").mkdir()
    session = Session(tmp_path, [ValueError("broken rule"), "bad letter", ""])
    session.thread.start()
    for number in range(2):
        assert session.builds.acquire(timeout=20)
        (tmp_path / "content" / f"{number}.md").write_text("changed")
    assert session.builds.acquire(timeout=20)
    session.end()
    assert session.found == ()
    assert any("ValueError: broken rule" in said for said in session.said)


def test_a_file_saved_before_anybody_watches_is_built(tmp_path):
    (tmp_path / "content").mkdir()
    session = Session(tmp_path, [lambda: (tmp_path / "content/a.md").write_text("saved while the first build runs")])
    session.thread.start()
    assert session.builds.acquire(timeout=20)
    assert session.builds.acquire(timeout=20), "no second build"
    session.end()


def test_a_port_in_use_is_one_clear_message(tmp_path):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = serve(tmp_path, [], lambda: "", port=port, say=print)
    assert [one.name for one in found] == ["port-taken"]
    assert str(port) in found[0].message
    assert serve(tmp_path, [], lambda: "", port=99999, say=print)[0].name == "port-taken"


def test_interrupted_it_ends_cleanly(tmp_path):
    said = []

    def interrupted():
        raise KeyboardInterrupt

    assert serve(tmp_path, [tmp_path], interrupted, port=0, say=said.append) == ()
    assert said[-1] == "stopped"
