"""Which organization a name on a list stands for. Equal keys join, then rules of evidence; people decide the rest.

Takes names as written (`nodes`), the `authority` file and `judgements`; gives each name its record (`resolution`: keys
from `folds`, then `joining` and `linking`, by `joining_rules`), `clues` for the pairs that `archive` asks about, the
reasons (`explaining`), and names found in running text (`recognition`). `addressees` are identified by rules of their
own. May import `core` and `reading`.
"""

from typing import TYPE_CHECKING

from sitegen.core.doors import door

if TYPE_CHECKING:
    from sitegen.identity.authority import as_record, extend_authority, read_authority
    from sitegen.identity.bare import known_as
    from sitegen.identity.collation import FIGURES, section, sort_key
    from sitegen.identity.distinguishing import distinguish
    from sitegen.identity.explaining import Explanation, explanation
    from sitegen.identity.folds import fold, key
    from sitegen.identity.judgements import extend_judgements, read_judgements
    from sitegen.identity.minting import mint
    from sitegen.identity.persons import family_first
    from sitegen.identity.recognition import Recognizer
    from sitegen.identity.renaming import renamed_records, to_record
    from sitegen.identity.resolution import Joining, Resolution, resolve
    from sitegen.identity.tidying import unnamed
    from sitegen.identity.withholding import Disclosed, disclose, redacted, silenced, unquoted
    from sitegen.identity.yaml_records import dump_record, with_records, without_records

__all__ = [
    "FIGURES",
    "Disclosed",
    "Explanation",
    "Joining",
    "Recognizer",
    "Resolution",
    "as_record",
    "disclose",
    "distinguish",
    "dump_record",
    "explanation",
    "extend_authority",
    "extend_judgements",
    "family_first",
    "fold",
    "key",
    "known_as",
    "mint",
    "read_authority",
    "read_judgements",
    "redacted",
    "renamed_records",
    "resolve",
    "section",
    "silenced",
    "sort_key",
    "to_record",
    "unnamed",
    "unquoted",
    "with_records",
    "without_records",
]

__getattr__ = door(
    __name__,
    {
        "FIGURES": "collation",
        "Disclosed": "withholding",
        "Explanation": "explaining",
        "Joining": "resolution",
        "Recognizer": "recognition",
        "Resolution": "resolution",
        "as_record": "authority",
        "disclose": "withholding",
        "distinguish": "distinguishing",
        "dump_record": "yaml_records",
        "explanation": "explaining",
        "extend_authority": "authority",
        "extend_judgements": "judgements",
        "family_first": "persons",
        "fold": "folds",
        "key": "folds",
        "known_as": "bare",
        "mint": "minting",
        "read_authority": "authority",
        "read_judgements": "judgements",
        "redacted": "withholding",
        "renamed_records": "renaming",
        "resolve": "resolution",
        "section": "collation",
        "silenced": "withholding",
        "sort_key": "collation",
        "to_record": "renaming",
        "unnamed": "tidying",
        "unquoted": "withholding",
        "with_records": "yaml_records",
        "without_records": "yaml_records",
    },
)
