"""Every kind of diagnostic, once. A code is never reused; `docs/diagnostics.md` is written from this table.

S sources, P parsing, M manuscripts, N names and judgements, C settings, A archive, B building and checking.
"""

# ruff: noqa: E501 - a table reads best with a line a row
# fmt: off

from __future__ import annotations

from sitegen.diagnostics import Code

# --- S: reading files -------------------------------------------------------------------------------------------
UNREADABLE = Code("S101", "unreadable-file", "error", "The file is missing, or the system does not let us read it.")
EMPTY_SOURCE = Code("S102", "empty-source", "error", "The file holds no text, so there is no letter to read.")
BINARY_SOURCE = Code("S103", "binary-source", "error", "The file is not text and not a format that can be read.")
UNKNOWN_ENCODING = Code("S104", "unknown-encoding", "error", "The bytes are not valid text in an encoding that we know.")
LEGACY_ENCODING = Code("S105", "legacy-encoding", "info", "The text is not in UTF-8; it was converted, and is worth a look.")
ZAWGYI_TEXT = Code("S106", "zawgyi-text", "info", "Burmese typed for an older font (Zawgyi) was converted to Unicode.")
NO_TEXT_LAYER = Code("S107", "no-text-layer", "error", "The document holds pictures of pages; their text must be recognised first.")
PAGE_WITHOUT_TEXT = Code("S108", "page-without-text", "warning", "Pages of a document hold no text; a part of the letter may be missing.")
ENCRYPTED_FILE = Code("S109", "encrypted-file", "error", "The document is locked with a password.")
DAMAGED_FILE = Code("S110", "damaged-file", "error", "The file does not follow the rules of its format.")
UNREADABLE_FORMAT = Code("S111", "unreadable-format", "error", "The file is of a kind that cannot be read; another form of it can.")

# --- P: parsing -------------------------------------------------------------------------------------------------
UNPLACED_LINE = Code("P201", "unplaced-line", "warning", "A line of a source could not be placed, or is debris; it is kept as noise, never dropped.")
UNDATED_LETTER = Code("P202", "undated-letter", "warning", "No date was found that is the letter's own and complete.")
AMBIGUOUS_DATE = Code("P203", "ambiguous-date", "warning", "A date in figures can be read day first or month first; it is not guessed.")
UNTITLED_LETTER = Code("P204", "untitled-letter", "warning", "No title was found: neither a subject line nor a heading.")
NO_ADDRESSEE = Code("P205", "no-addressee", "info", "The letter does not say to whom it goes.")
NO_SIGNATORIES = Code("P206", "no-signatories", "warning", "No list of signatories was found.")
UNKNOWN_LANGUAGE = Code("P207", "unknown-language", "info", "The letter's language is none that the vocabulary knows, or there is too little text to tell.")
COUNT_MISMATCH = Code("P208", "count-mismatch", "warning", "The letter's own number of signatories and its list do not agree.")
NUMBER_GAP = Code("P209", "number-gap", "warning", "Between two printed numbers, numbers and entries do not agree.")
ODD_NUMBER = Code("P210", "odd-number", "warning", "A printed number does not count on from the one before: repeated, misread, or out of order.")
INFERRED_NESTING = Code("P211", "inferred-nesting", "info", "Entries were read as members of the one above, though no bullet says so.")
CLOSE_DECISION = Code("P212", "close-decision", "info", "Two readings of a line were nearly equally strong.")
GUESSED_LIST = Code("P213", "guessed-list", "warning", "A list was taken for the signatories by its look alone; no words say so.")
DAMAGED_NAME = Code("P214", "damaged-name", "info", "A name shows signs of damage that cannot be mended from the letter alone.")
PROPOSED_REPAIR = Code("P215", "proposed-repair", "info", "A name or a line shows a known slip of OCR; a correction is proposed, not made.")
LOOSE_FOOTNOTE = Code("P216", "loose-footnote", "info", "A footnote's mark was not found in the text, or was found by inference.")
UNEVEN_TABLE = Code("P217", "uneven-table", "warning", "A table with one cell a line does not come out even, so cells may have shifted.")
SEVERAL_TOTALS = Code("P218", "several-totals", "warning", "The letter states more than one number of signatories.")
MONTH_ONLY = Code("P219", "month-only", "info", "The letter is dated by month and year, without a day.")

# --- M: manuscripts ---------------------------------------------------------------------------------------------
BROKEN_FRONT_MATTER = Code("M301", "broken-front-matter", "error", "A manuscript begins with its front matter between two lines of three hyphens.")
WRONG_DATE = Code("M302", "wrong-date", "error", "A date is not a day of the calendar, written YYYY-MM-DD.")
WRONG_ID = Code("M303", "wrong-id", "error", "A letter's id may hold small letters, digits and hyphens only: it becomes an address.")
DUPLICATE_FOOTNOTE = Code("M304", "duplicate-footnote", "error", "Two footnotes have the same mark, so a reference is open to doubt.")
MISSING_FOOTNOTE = Code("M305", "missing-footnote", "warning", "The text refers to a footnote that is not there.")
UNREADABLE_NOTE = Code("M306", "unreadable-note", "warning", "A comment at the end of a line is not one of the archive's own; it is not kept.")
STRAY_TEXT = Code("M307", "stray-text", "error", "A line of the signatory list is neither an entry nor a heading.")
MEMBER_WITHOUT_ENTRY = Code("M308", "member-without-entry", "error", "A nested entry has no entry above it to be a member of.")
DEEP_MEMBER = Code("M309", "deep-member", "warning", "A member of a member is read as a member of the entry above.")
DUPLICATE_SECTION = Code("M310", "duplicate-section", "error", "A manuscript has one section of signatories.")
UNUSED_CORRECTION = Code("M311", "unused-correction", "warning", "A correction's printed form does not stand on its line.")
UNLISTED_ENTRY = Code("M330", "unlisted-entry", "warning", "A line of the source reads as a signatory and has no entry in the manuscript; nobody has said why.")
ENTRY_WITHOUT_LINE = Code("M331", "entry-without-line", "warning", "An entry of the list does not say on which line of its source it stands.")
LINE_BEYOND_SOURCE = Code("M332", "line-beyond-source", "warning", "A manuscript names a line that its source does not have.")
WRONG_LINE = Code("M333", "wrong-line", "warning", "An entry names a line of the source on which it does not stand; it stands on another.")
CHANGED_NAME = Code("M334", "changed-name", "warning", "An entry is not what its line of the source prints, and no correction says why.")
SHARED_LINE = Code("M335", "shared-line", "warning", "Two entries name the same line of the source, which holds one.")
LOST_LIST = Code("M336", "lost-list", "warning", "The source has a list of signatories and the manuscript has none.")
LOST_TEXT = Code("M337", "lost-text", "warning", "Lines of the source that are the letter's text are in no paragraph of the manuscript.")
CHANGED_TEXT = Code("M338", "changed-text", "warning", "A paragraph does not say what its lines of the source print, and no correction says why.")
ADDED_TEXT = Code("M339", "added-text", "warning", "A paragraph of a manuscript stands nowhere in its source.")
DIFFERENT_SETTING = Code("M340", "different-setting", "info", "The front matter gives something else than the source reads as; no departure says why.")
UNKNOWN_ORIGINAL = Code("M320", "unknown-original", "error", "A manuscript says that it translates a letter that is not in the archive.")
TRANSLATION_LOOP = Code("M321", "translation-loop", "error", "Manuscripts say of each other, or one of itself, that they are translations, so none is the original.")
ALREADY_IMPORTED = Code("M351", "already-imported", "info", "The same bytes are in the archive already, under this or another name.")
IMPORT_CONFLICT = Code("M352", "import-conflict", "warning", "A manuscript and the new state of its source changed the same thing; the manuscript stays.")
UPDATED_LETTER = Code("M353", "updated-letter", "info", "A manuscript took over what is new in its source; it waits for review again.")
LIKE_ANOTHER_LETTER = Code("M354", "like-another-letter", "warning", "A new letter has the date and title of one in the archive.")
LIKE_A_TRANSLATION = Code("M356", "like-a-translation", "info", "A new letter has the date and most of the signatories of one in another language; it may be a version of it.")
LOST_SOURCE = Code("M355", "lost-source", "error", "A letter came again, but the file it came from before is gone or was changed.")

# --- N: names, the authority file, judgements ---------------------------------------------------------------------
DUPLICATE_RECORD = Code("N401", "duplicate-record", "error", "Two records of the authority file have the same id.")
CONTESTED_NAME = Code("N402", "contested-name", "error", "Two records of the authority file claim the same name, so nobody can tell whose signature it is.")
CONTRADICTING_JUDGEMENTS = Code("N403", "contradicting-judgements", "error", "Judgements that, taken together, say both that two names are one organization and that they are not.")
PROVISIONAL_ORGANIZATION = Code("N404", "provisional-organization", "warning", "Names that are in no record of the authority file; their pages have provisional ids.")
UNKNOWN_PARENT = Code("N405", "unknown-parent", "error", "A record names a parent that is no record of the authority file, or is its own parent.")
TAKEN_ID = Code("N406", "taken-id", "error", "A former id is the id, or a former id, of another record; it can lead to one page only.")
IDLE_JUDGEMENT = Code("N407", "idle-judgement", "warning", "A judgement on a name that no letter and no record has.")
OVERRULED_RECORD = Code("N408", "overruled-record", "warning", "A judgement tells a variant name apart from the record that lists it; the judgement is obeyed.")
AMBIGUOUS_NAME = Code("N409", "ambiguous-name", "warning", "A name in a judgement stands for several organizations, so the judgement cannot be obeyed.")
JOINED_IN_ONE_LETTER = Code("N411", "joined-in-one-letter", "info", "One letter prints two forms of a name, and the machine takes them for one organization.")
CONTESTED_SPELLING = Code("N410", "contested-spelling", "warning", "A name is as like one record as another, and in neither; it is kept apart from both.")

# --- C: settings and structured files ---------------------------------------------------------------------------
BROKEN_DOCUMENT = Code("C501", "broken-document", "error", "A YAML or TOML file does not follow the syntax of its format.")
UNKNOWN_SETTING = Code("C502", "unknown-setting", "error", "A key that nobody reads; most often a slip of the pen.")
WRONG_SETTING = Code("C503", "wrong-setting", "error", "A key holds a value of the wrong kind, or a needed key is missing.")
MISSING_FOLDER = Code("C504", "missing-folder", "error", "A folder that the command needs is not there.")
MISSING_SETTINGS = Code("C505", "missing-settings", "error", "The content folder has no archive.toml, so it is not an archive.")
DUPLICATE_LETTER = Code("C506", "duplicate-letter", "error", "Two manuscripts have the same id; each page needs its own.")
MISPLACED_FILE = Code("C507", "misplaced-file", "error", "A manuscript's file name and its id do not agree.")
MISSING_SOURCE = Code("C508", "missing-source", "warning", "A manuscript names a source that is not in content/sources.")
CHANGED_SOURCE = Code("C509", "changed-source", "error", "A source is no longer, byte for byte, the file that was imported.")
DROPPED_SOURCE = Code("C511", "dropped-source", "info", "A source was put into the archive by hand; its letter is read anew at every build.")
REPEATED_KEY = Code("C512", "repeated-key", "error", "A key stands twice in one place of a YAML file, so one of its two values would be dropped silently.")
IGNORED_FILE = Code("C513", "ignored-file", "warning", "A file in the content folder is of a name or kind that nobody reads.")
CHANGE_OF_NOTHING = Code("C514", "change-of-nothing", "warning", "A record of the archive's changelog names no letter, or one that is not in the archive.")
UNREVIEWED_LETTER = Code("C510", "unreviewed-letter", "error", "The archive publishes reviewed letters only, and this one is not.")

# --- A: the archive and its pages -------------------------------------------------------------------------------
PAGE_COLLISION = Code("A601", "page-collision", "error", "Two pages of the site would stand at the same address.")
UNSAFE_ID = Code("A602", "unsafe-id", "error", "An id holds characters that cannot stand in a file name and an address everywhere.")
BROKEN_TEMPLATE = Code("A603", "broken-template", "error", "A template has a fault of syntax, or asks its view for something that it does not hold.")

# --- B7: the outside world: disk, search index, preview --------------------------------------------------------
UNSAFE_PATH = Code("B701", "unsafe-path", "error", "A path would leave its folder, or cannot exist on every system.")
FOREIGN_FOLDER = Code("B702", "foreign-folder", "error", "The output folder holds files that sitegen did not make; they are not replaced.")
UNWRITABLE = Code("B703", "unwritable", "error", "The system did not let us write; what was there before is untouched.")
NO_INDEXER = Code("B704", "no-indexer", "error", "The program that makes the search index is missing or cannot be started.")
BROKEN_INDEX = Code("B705", "broken-index", "error", "The search index is incomplete or damaged, so the site is not published.")
PORT_TAKEN = Code("B706", "port-taken", "error", "Another program uses the port that the preview should be served on.")
OUTSIDE_LINK = Code("B707", "outside-link", "error", "A symbolic link leads out of the folder that is read.")
NESTED_FOLDERS = Code("B709", "nested-folders", "error", "The site would stand in the content folder, or the content in the site; the one must not hold the other.")
NOTHING_TO_PACK = Code("B708", "nothing-to-pack", "error", "There is no built site that could be packed.")

# --- B8: checking the built site --------------------------------------------------------------------------------
BROKEN_LINK = Code("B801", "broken-link", "error", "A link leads to a page or file that the site does not have.")
BROKEN_ANCHOR = Code("B802", "broken-anchor", "error", "A link leads to a place on a page that is not there.")
UNFIT_LINK = Code("B803", "unfit-link", "error", "A link that does not work from a folder on a disk, or under a sub-path.")
UNREACHABLE_PAGE = Code("B804", "unreachable-page", "error", "No chain of links leads from the home page to this page.")
REPEATED_ID = Code("B805", "repeated-id", "error", "Two elements of a page have the same id.")
MALFORMED_HTML = Code("B806", "malformed-html", "error", "The markup of a page is not valid HTML.")
MISSING_TEXT = Code("B807", "missing-text", "error", "A page lacks what those need who cannot see it: language, title, alt text.")
FOREIGN_RESOURCE = Code("B808", "foreign-resource", "error", "A page would load something from elsewhere, which tells others who reads it.")
INLINE_CODE = Code("B809", "inline-code", "error", "Script or style stands in a page; the security policy lets neither work.")
MALFORMED_XML = Code("B810", "malformed-xml", "error", "A feed or a sitemap is not well-formed, or lacks what its standard demands.")
BROKEN_DATA = Code("B811", "broken-data", "error", "The data files and the data package that describes them do not agree.")
LEAKED_ADDRESS = Code("B812", "leaked-address", "error", "A mail address that is to be masked stands in the built site.")
LEAKED_NAME = Code("B813", "leaked-name", "error", "A name that is withheld stands in the built site.")
LEAKED_PATH = Code("B814", "leaked-path", "error", "A path of the machine that built the site stands in it.")

ALL: tuple[Code, ...] = tuple(value for value in globals().values() if isinstance(value, Code))
