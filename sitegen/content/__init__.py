"""The archive's own files: read, checked, held against their sources, extended.

Takes the content folder's files (`layout`, `texts`); gives one value (`folder`) of `config`, `letters` (`manuscript`,
`alike`), `sources` (`transcriptions`; `recorded` by `recording`), `changes`, `private`, without whom it
withholds (`withholding`) and with what was lost (`fidelity`), and the files that change as letters come (`accession`),
go (`deaccession`) or stop naming somebody (`redaction`). Imports `core`, `reading`, `identity`.
"""
