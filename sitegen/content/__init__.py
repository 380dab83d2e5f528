"""The archive's own files: read, checked, held against their sources, extended.

Takes the files of the content folder as bytes; gives them as one value (`folder`), made of `config`, `manuscript` and
`changes`, with what was lost since a letter was read (`fidelity`); and the files that an import adds (`accession`).
May import `core`, `reading`, `identity`.
"""
