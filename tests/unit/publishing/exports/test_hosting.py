from sitegen.publishing.exports.hosting import headers, redirects


def rules(text):
    found = {}
    for line in text.decode().splitlines():
        if line and not line.startswith(" "):
            found[path := line] = {}
        elif line:
            key, _, value = line.strip().partition(": ")
            assert key not in found[path]
            found[path][key] = value
    return found


def test_nothing_inline_and_nothing_from_elsewhere():
    policy = rules(headers())["/*"]["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert "http" not in policy


def test_no_path_is_given_two_values_of_one_header():
    found = rules(headers())
    assert not [path for path in found if path != "/*" and set(found[path]) & set(found["/*"])]


def test_former_ids_lead_to_present_ones_for_good():
    lines = (
        redirects({"organizations/b": "organizations/c", "organizations/a": "organizations/c"}, {})
        .decode()
        .splitlines()
    )
    assert lines[:2] == [
        "/organizations/a.html /organizations/c.html 301",
        "/organizations/a /organizations/c.html 301",
    ]
    assert len(lines) == 4


def test_a_strange_id_cannot_add_a_rule():
    assert redirects({"organizations/a b\n/x": "organizations/c"}, {}).count(b"\n") == 2
