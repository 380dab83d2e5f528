"""Nodes: the distinct names of an archive.

A node is a name as `fold` leaves it, the place printed beside it, and the group of the organization that it
is nested under (or none). Records of the authority file are nodes too, and the first ones, so that the lowest
node of a group tells its record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sitegen.core.model import Manuscript, Member, Organization, Signatory
from sitegen.identity.contacts import names_nobody
from sitegen.identity.folds import fold, key_of, words_of
from sitegen.identity.groups import Groups
from sitegen.identity.persons import may_be_person
from sitegen.identity.places import country_heading, fold_place

NodeKey = tuple[str, str, int]
NO_PARENT = -1
NOBODY = -1  # stands for the node of an entry that gets no organization
_PERSON, _RECORD = "person\n", "record\n"  # what such nodes begin with; no fold of a name holds a line end


@dataclass(slots=True)
class Uses:
    """How often one form of a name is printed, and where first: (number of the letter by date, line).

    A form that an accepted repair replaces counts for nothing: 0.
    """

    count: int
    first: tuple[int, int]


@dataclass(slots=True)
class Nodes:
    """All nodes with their groups.

    `names` are as first met, and so are `places`, where any is said; `uses` counts the printed forms of every node;
    `original` are those that a letter prints which is no translation;
    `claimed` are those that a record lists, `printed` those that stand alone on a list: `personal` where nothing but
    the form of the name says what it is, and that a person, `bodily` elsewhere. `persons` are the nodes of persons
    under their ids, `works` the letters that they stand on: persons of two letters are two.
    """

    records: Sequence[Organization]
    groups: Groups = field(default_factory=Groups)
    names: list[str] = field(default_factory=list)
    places: list[str | None] = field(default_factory=list)
    keys: list[NodeKey] = field(default_factory=list)
    uses: dict[int, dict[str, Uses]] = field(default_factory=dict)
    original: set[int] = field(default_factory=set)
    by_machine_key: dict[NodeKey, list[int]] = field(default_factory=dict)
    record_nodes: dict[str, int] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)
    printed: set[int] = field(default_factory=set)
    personal: set[int] = field(default_factory=set)
    bodily: set[int] = field(default_factory=set)
    persons: dict[str, int] = field(default_factory=dict)
    works: dict[int, str] = field(default_factory=dict)
    _by_key: dict[NodeKey, int] = field(default_factory=dict)
    _by_entry: dict[tuple[str, str | None, str | None, str, bool], int] = field(default_factory=dict)
    _by_fold: dict[str, list[int]] = field(default_factory=dict)
    _filed: int = 0  # nodes that stand in `_by_fold`: only judgements ask for it
    fold: Callable[[str], str] = field(default_factory=lambda: cache(fold))
    _keys: dict[str, str] = field(default_factory=dict)
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, record in enumerate(self.records):
            self.record_nodes[record.organization_id] = self._add(
                (f"{_RECORD}{number}", "", NO_PARENT), record.name, record.place
            )

    def claim(self, record: Organization, under: int) -> list[int]:
        """Return the nodes of the names that a record lists."""
        nodes = [self.enter(name, record.place, under) for name in record.names]
        self.claimed.update(nodes)
        return nodes

    def enter(self, name: str, place: str | None, under: int) -> int:
        """Return the node of a name, new or not, nested under a group or under `NO_PARENT`."""
        return self._add((self.fold(name), fold_place(place, name), under), name, place)

    def enter_list(self, one: Manuscript, *, people: bool, doubtful: bool) -> list[int]:
        """Return the nodes of a letter's entries; on a `doubtful` list who has a person's name may be one."""
        work = one.translation_of or one.letter_id
        return [self._enter_entry(entry, work if people else None, doubtful) for entry in one.letter.signatories]

    def _enter_entry(self, entry: Signatory, work: str | None, doubtful: bool) -> int:  # noqa: FBT001
        """Return the node of an entry; `NOBODY` for what is no name, and a person unless a `work` is given."""
        name = entry.corrected or entry.name
        if entry.kind != "person":
            written = name, entry.place, entry.group, entry.kind, doubtful
            known = self._by_entry.get(written)  # lists print the same few forms again and again
            if known is not None:
                return known
            if names_nobody(name):
                self._by_entry[written] = NOBODY
                return NOBODY
            node = self._by_entry[written] = self.enter(name, entry.place or country_heading(entry.group), NO_PARENT)
            self.printed.add(node)
            (self.personal if may_be_person(entry, doubtful=doubtful) else self.bodily).add(node)
            return node
        if work is None or names_nobody(name):
            return NOBODY
        own = f"{_PERSON}{self.fold(name)}\n{work}"
        node = self._add((own, self.fold(entry.affiliation or ""), NO_PARENT), name, None)
        self.works[node] = work
        return node

    def enter_member(self, member: Member, under: int) -> int:
        """Return the node of a member, nested under the group of its entry; `NOBODY` for what is no name."""
        name = member.corrected or member.name
        return NOBODY if names_nobody(name) else self.enter(name, None, under)

    def use(self, node: int, number: int, what: Signatory | Member) -> None:
        """Count the printing of a node's name in the letter of that number."""
        if node == NOBODY:
            return
        forms = self.uses.setdefault(node, {})
        uses = forms.get(what.corrected or what.name)
        if uses is None:
            forms[what.corrected or what.name] = Uses(1, (number, what.line))
        else:
            uses.count += 1
        if what.corrected:
            forms.setdefault(what.name, Uses(0, (number, what.line)))

    def take_keys(self, keys: Mapping[str, str]) -> None:
        """Take the keys of names that somebody has made already."""
        self._keys.update(keys)

    def key(self, name: str) -> str:
        """Return the key of a name, made once."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = key_of(name, words_of(self.fold(name)))
        return known

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a name, made once; for the names that stand for their classes."""
        known = self._words.get(name)
        if known is None:
            known = self._words[name] = words_of(self.fold(name))
        return known

    def is_person(self, node: int) -> bool:
        """Tell whether a node is a person's name."""
        return self.keys[node][0].startswith(_PERSON)

    def is_recorded(self, group: int) -> bool:
        """Tell whether a group holds a record. Records are the first nodes, and a group goes by its lowest."""
        return group < len(self.records)

    def machine_key(self, node: int) -> NodeKey:
        """Return what the machine compares of a node; a record's own node and a person are equal to themselves only."""
        folded, place, under = self.keys[node]
        if not folded or "\n" in folded:
            return folded, place, node
        return self.key(self.names[node]), place, under

    def named(self, name: str) -> list[int]:
        """Return a node of every organization that a human may mean by an id or a name; members only if no other."""
        known = self.record_nodes.get(name, self.persons.get(name))
        if known is not None:
            return [known]
        for node in range(self._filed, len(self.keys)):
            folded = self.keys[node][0]
            if not folded.startswith(_RECORD):
                self._by_fold.setdefault(folded, []).append(node)
        self._filed = len(self.keys)
        nodes = self._by_fold.get(self.fold(name), [])
        alone = [node for node in nodes if self.keys[node][1:] == ("", NO_PARENT)]
        return alone or list({self.groups.of(node): node for node in reversed(nodes)}.values())

    def find(self, name: str) -> int | None:
        """Return the node of an organization of that name, nested under nothing, if there is one and only one."""
        node = self._by_key.get((self.fold(name), "", NO_PARENT))
        if node is not None:
            return node
        like = {self.groups.of(one) for one in self.by_machine_key.get((self.key(name), "", NO_PARENT), ())}
        return like.pop() if len(like) == 1 else None

    def _add(self, node_key: NodeKey, name: str, place: str | None) -> int:
        node = self._by_key.get(node_key)
        if node is None:
            node = self._by_key[node_key] = self.groups.add()
            self.names.append(name)
            self.places.append(place)
            self.keys.append(node_key)
        elif place and self.places[node] is None:  # a record may leave out what the name says already
            self.places[node] = place
        return node


Entered = tuple[int, tuple[int, ...]]
"""The node of an entry, and those of its members."""


def enter_all(nodes: Nodes, letters: Sequence[Manuscript], heads: list[list[int]]) -> list[list[Entered]]:
    """Return the nodes of every letter's entries and members; `heads` are those of the entries. Uses are counted."""
    entered: list[list[Entered]] = []
    alone: dict[int, Entered] = {}  # each once: most entries have no members
    for number, (one, its_heads) in enumerate(zip(letters, heads, strict=True)):
        entries: list[Entered] = []
        for entry, node in zip(one.letter.signatories, its_heads, strict=True):
            nodes.use(node, number, entry)
            if not entry.members:
                entries.append(alone.get(node) or alone.setdefault(node, (node, ())))
                continue
            under = NO_PARENT if node == NOBODY else nodes.groups.of(node)
            members = [nodes.enter_member(member, under) for member in entry.members]
            for member, its_node in zip(entry.members, members, strict=True):
                nodes.use(its_node, number, member)
            entries.append((node, tuple(members)))
        if not one.translation_of:
            nodes.original.update(node for head, its in entries for node in (head, *its))
        entered.append(entries)
    return entered
