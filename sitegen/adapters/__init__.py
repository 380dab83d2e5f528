"""The outside world, one room for each part of it; the rooms know only what is kept (`keeping`), and files' `states`.

Disk (`files`), memo (`cache`), the last build (`manifest`), Pagefind (`indexing`), preview (`serve`), zip (`package`),
text from pictures (`recognition`), work spread over `processes`, the
garbage `collector`, `compiled` templates, terminal sessions (`workshop`): they take and give what the pure districts
make. May import all but `cli`.
"""
