"""Names: which organization a name on a list stands for. Equal keys join; of all else, people decide."""

from sitegen.names.authority import extend_authority, read_authority
from sitegen.names.collation import FIGURES, section, sort_key
from sitegen.names.explaining import Explanation, explain, explanation
from sitegen.names.folds import fold, key
from sitegen.names.judgements import extend_judgements, read_judgements, withdraw_judgement
from sitegen.names.minting import mint
from sitegen.names.resolution import Resolution, resolve
from sitegen.names.withholding import Disclosed, disclose, redacted, spelt, unquoted

__all__ = [
    "FIGURES",
    "Disclosed",
    "Explanation",
    "Resolution",
    "disclose",
    "explain",
    "explanation",
    "extend_authority",
    "extend_judgements",
    "fold",
    "key",
    "mint",
    "read_authority",
    "read_judgements",
    "redacted",
    "resolve",
    "section",
    "sort_key",
    "spelt",
    "unquoted",
    "withdraw_judgement",
]
