"""The files of a site besides its pages, all made at once."""

from sitegen.archive.days import Days
from sitegen.publishing.exports import Part, finish, given_of, parts_of
from sitegen.publishing.exports.pieces import lay_together
from sitegen.publishing.records import PartRecord, Record, in_memory


def export(archive, config, site, findings=None, days=Days()):  # noqa: B008 - it is frozen
    """Return every file that the site holds besides its pages."""
    plain = given_of(archive, config, site, findings, days)
    files, done = make_all(parts_of(plain, plain))
    return files | finish(done, plain, site)


def make_all(parts):
    """Return the files of all parts, and what is known of each, by their names."""
    every, files, pieces, records = tuple(parts), {}, {}, {}
    single = [part for part in every if isinstance(part, Part)]
    for part in single:
        made = part.make()
        its, facts = made.put(in_memory)
        files |= its
        pieces |= {(path, part.name): data for path, data in made.pieces.items()}
        records[part.name] = PartRecord(Record(b"", b""), part.done(made, facts))
    for whole in every:
        if not isinstance(whole, Part):
            records[whole.name], laid = lay_together(whole, single, pieces, records)
            files |= laid
    return files, {one.name: records[one.name].done for one in every}
